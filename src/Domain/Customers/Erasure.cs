using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Customers;

/// <summary>The proof that somebody was forgotten: when, by whom, and how much of what. Nothing in it says who it was.</summary>
public sealed class Erasure : TenantEntity
{
    private Erasure() { }

    public Erasure(Guid id, Guid tenantId, Guid customerId, string by, IReadOnlyDictionary<string, int> erased, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        CustomerId = customerId;
        By = by;
        Erased = erased;
        At = at;
    }

    /// <summary>The id that the card had. It leads nowhere any more, but whoever asked by it finds the proof.</summary>
    public Guid CustomerId { get; private init; }

    /// <summary>An account's id, or "api".</summary>
    public string By { get; private init; } = "";

    /// <summary>How many rows of each kind (cards, calls, turns, orders, ...).</summary>
    public IReadOnlyDictionary<string, int> Erased { get; private init; } = new Dictionary<string, int>();

    public Instant At { get; private init; }
}
