using NodaTime;

namespace Kalliky.Domain.Ordering;

/// <summary>What the merchant does with a confirmed order. Each verb answers false when the order is no longer
/// in a state that allows it: two people touch the same card, the first one wins.</summary>
public sealed partial class Order
{
    public bool Accept(string by, Instant at)
    {
        if (Status != OrderStatus.Confirmed)
            return false;
        AcceptedAt = at;
        return Moved(OrderStatus.Accepted, "accepted", null, by, at);
    }

    public bool Prepare(string by, Instant at) =>
        Status is OrderStatus.Accepted && Moved(OrderStatus.Preparing, "preparing", null, by, at);

    public bool Delay(Duration later, string by, Instant at)
    {
        if (Status is not (OrderStatus.Confirmed or OrderStatus.Accepted or OrderStatus.Preparing) || ReadyAt is null)
            return false;
        ReadyAt += later;
        return Moved(Status, "delayed", null, by, at);
    }

    public bool Refuse(string reason, string by, Instant at)
    {
        if (Status is not (OrderStatus.Confirmed or OrderStatus.Accepted or OrderStatus.Preparing))
            return false;
        FinishedAt = at;
        return Moved(OrderStatus.Refused, "refused", reason, by, at);
    }

    public bool MarkReady(string by, Instant at) =>
        Status is OrderStatus.Accepted or OrderStatus.Preparing && Moved(OrderStatus.Ready, "ready", null, by, at);

    /// <summary>Back to the kitchen: it was marked ready by mistake.</summary>
    public bool Recall(string by, Instant at) =>
        Status is OrderStatus.Ready && Moved(OrderStatus.Preparing, "recalled", null, by, at);

    public bool Complete(string by, Instant at)
    {
        if (Status is not OrderStatus.Ready)
            return false;
        FinishedAt = at;
        return Moved(OrderStatus.Completed, "completed", null, by, at);
    }

    /// <summary>The caller cancels, as long as the kitchen has not begun.</summary>
    public bool Cancel(string by, Instant at)
    {
        if (Status is not (OrderStatus.Confirmed or OrderStatus.Accepted))
            return false;
        FinishedAt = at;
        return Moved(OrderStatus.Cancelled, "cancelled", null, by, at);
    }

    /// <summary>Forgets who ordered. The slip stays: what was made, for how much, and when.</summary>
    public void Forget()
    {
        (CustomerId, CustomerName, CustomerPhone, Address, Note) = (null, null, null, null, null);
        Allergies = [];
        Lines = [.. Lines.Select(line => line with { Note = null })];
        History = [.. History.Select(change => change with { Reason = null })];
    }

    private bool Moved(OrderStatus status, string what, string? reason, string by, Instant at)
    {
        Enter(status, what, reason, by, at);
        Raise(new OrderUpdated(Id, TenantId, StoreId, status));
        return true;
    }

    private void Enter(OrderStatus status, string what, string? reason, string by, Instant at)
    {
        Status = status;
        History = [.. History, new OrderChange(at, status, what, reason, by)];
    }
}
