using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>One call that the assistant took, and how long it lasted by the carrier's own times. Written when the call is
/// admitted, where it holds one of the plan's places; closed when the call is over. Test calls have none, nor have calls that
/// were forwarded or only left a message.</summary>
public sealed class UsageEntry : TenantEntity
{
    private UsageEntry() { }

    public UsageEntry(Guid id, Guid tenantId, Guid storeId, Guid callId, Instant takenAt)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        CallId = callId;
        TakenAt = takenAt;
        Month = BillingMonth.Of(takenAt).First;
    }

    public Guid StoreId { get; private init; }

    /// <summary>Unique: a call is counted once, whatever is repeated.</summary>
    public Guid CallId { get; private init; }

    /// <summary>The first day of the month in which the call was taken: it belongs there whole.</summary>
    public LocalDate Month { get; private init; }

    public Instant TakenAt { get; private init; }

    /// <summary>Whole seconds from the answer to the hang-up; a second that has only begun is not counted. Null while it lasts.</summary>
    public int? Seconds { get; private set; }

    /// <summary>The call is over, or its times have become better known: said again it counts anew, never twice.</summary>
    /// <param name="answeredAt">Null when nobody picked up: nothing is counted.</param>
    public void Close(Instant? answeredAt, Instant endedAt)
    {
        Seconds = answeredAt is { } from && endedAt > from ? (int)Math.Min((long)(endedAt - from).TotalSeconds, int.MaxValue) : 0;
    }
}
