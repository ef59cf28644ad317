using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Messaging;

/// <summary>Somebody who answered STOP, or called a mail unwanted: this business sends nothing more to that number or address but what it
/// owes (<see cref="Message.IsOwed"/>), until they say START or take it back on its page.</summary>
public sealed class OptOut : TenantEntity
{
    private OptOut() { }

    public OptOut(Guid id, Guid tenantId, string recipientKey, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        RecipientKey = recipientKey;
        At = at;
    }

    /// <summary>Keyed hash of the number or the address; unique in the business.</summary>
    public string RecipientKey { get; private init; } = "";

    public Instant At { get; private init; }
}
