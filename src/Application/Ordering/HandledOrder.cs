using Kalliky.Domain.Ordering;

namespace Kalliky.Application.Ordering;

/// <summary>What came of something the merchant did to an order.</summary>
public abstract record HandledOrder
{
    /// <summary>Done; the order now stands at <paramref name="Status"/>.</summary>
    public sealed record Moved(OrderStatus Status) : HandledOrder;

    /// <summary>No such order in this business.</summary>
    public sealed record Unknown : HandledOrder;

    /// <summary>The order is no longer where this can be done; somebody else was faster.</summary>
    public sealed record TooLate(OrderStatus Status) : HandledOrder;
}
