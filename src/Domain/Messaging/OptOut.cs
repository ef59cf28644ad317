using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Messaging;

/// <summary>Somebody who answered STOP: this business sends nothing more to that number or address, until they say START.</summary>
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
