using NodaTime;

namespace Kalliky.Domain.Scheduling;

/// <summary>What is done with a booking once it stands. Each verb answers false when it is no longer in a state that
/// allows it: two people touch the same appointment, the first one wins.</summary>
public sealed partial class Booking
{
    private const string Seed = "seed";
    private const string Acknowledged = "acknowledged";

    /// <summary>It stands and is still to come about.</summary>
    public bool IsComing => Status is BookingStatus.Confirmed or BookingStatus.Arrived;

    /// <summary>Its customer said that they come, as it stands now.</summary>
    public bool IsAcknowledged => History is [.., { What: Acknowledged }];

    /// <summary>What its customer is written about: that it was taken, moved or cancelled, whichever came last.</summary>
    public BookingChange? LastNews => History.LastOrDefault(change => change.What is "confirmed" or "moved" or "cancelled");

    /// <summary>Taken by the merchant, an integration or the demo's file, without a draft.</summary>
    /// <param name="forced">On purpose over something else.</param>
    public void Take(Place place, Guid? customerId, string by, Instant at, bool forced = false)
    {
        MustBeDraft();
        IsForced = forced;
        Stand(place);
        Settle(customerId, by, CallId, at);
    }

    public bool Move(Place place, string by, Guid? callId, Instant at, bool forced = false)
    {
        if (!IsComing)
            return false;
        IsForced = forced;
        var from = StartsAt;
        Stand(place);
        Changed();
        Enter(Status, "moved", by, callId, null, at, from);
        if (Speaks)
            Raise(new BookingMoved(Id, TenantId, StoreId));
        return true;
    }

    /// <summary>Takes over what a draft that moves this booking says.</summary>
    public bool Follow(Booking draft, Instant at)
    {
        if (!IsComing)
            return false;
        (Services, PartySize) = (draft.Services, draft.PartySize);
        return Move(draft.Place, "caller", draft.CallId, at);
    }

    public bool Cancel(string by, Guid? callId, string? reason, Instant at)
    {
        if (!IsComing)
            return false;
        FinishedAt = at;
        Enter(BookingStatus.Cancelled, "cancelled", by, callId, reason, at);
        if (Speaks)
            Raise(new BookingCancelled(Id, TenantId, StoreId));
        return true;
    }

    /// <summary>What a test call booked stays to be seen, and takes no place from those who really come.</summary>
    public bool GiveBack()
    {
        if (!IsTest || !IsComing || !HasPlace)
            return false;
        HasPlace = false;
        return true;
    }

    /// <summary>Forgets whose it is. The place in the diary stays, and what it was taken for.</summary>
    public void Forget()
    {
        (CustomerId, CustomerName, CustomerPhone, Birthdate, BirthdateKey, Note) = (null, null, null, null, null, null);
        History = [.. History.Select(change => change with { Reason = null })];
    }

    /// <summary>The customer says that they come. Their word again changes nothing.</summary>
    public bool Acknowledge(string by, Instant at)
    {
        if (Status != BookingStatus.Confirmed)
            return false;
        if (!IsAcknowledged)
            Enter(Status, Acknowledged, by, null, null, at);
        return true;
    }

    public bool Arrive(string by, Instant at)
    {
        if (Status != BookingStatus.Confirmed || Kind == BookingKind.Block)
            return false;
        Enter(BookingStatus.Arrived, "arrived", by, null, null, at);
        return true;
    }

    public bool Complete(string by, Instant at)
    {
        if (!IsComing || Kind == BookingKind.Block)
            return false;
        FinishedAt = at;
        Enter(BookingStatus.Done, "done", by, null, null, at);
        return true;
    }

    /// <summary>Nobody came.</summary>
    public bool MissedIt(string by, Instant at)
    {
        if (Status != BookingStatus.Confirmed || Kind == BookingKind.Block)
            return false;
        FinishedAt = at;
        Enter(BookingStatus.NoShow, "no_show", by, null, null, at);
        return true;
    }

    // Blocks concern nobody outside, and a visit speaks once.
    private bool Speaks => Kind != BookingKind.Block && PartOf is null;

    private void Settle(Guid? customerId, string by, Guid? callId, Instant at)
    {
        CustomerId = customerId;
        ConfirmedAt = at;
        HeldUntil = null;
        Enter(BookingStatus.Confirmed, "confirmed", by, callId, null, at);
        if (Speaks && by != Seed)
            Raise(new BookingTaken(Id, TenantId, StoreId));
    }

    private void Enter(BookingStatus status, string what, string by, Guid? callId, string? reason, Instant at, Instant? from = null)
    {
        Status = status;
        History = [.. History, new BookingChange(at, status, what, by, callId, reason, from)];
    }
}
