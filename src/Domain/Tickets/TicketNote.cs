using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Tickets;

/// <summary>What somebody of the house wrote under a ticket, for the house alone.</summary>
public sealed class TicketNote : TenantEntity
{
    private TicketNote() { }

    public TicketNote(Guid id, Guid tenantId, Guid ticketId, Sealed text, string by, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        TicketId = ticketId;
        Text = text;
        By = by;
        At = at;
    }

    public Guid TicketId { get; private init; }

    public Sealed Text { get; private init; } = null!;

    /// <summary>An account's id, or "api".</summary>
    public string By { get; private init; } = "";

    public Instant At { get; private init; }
}
