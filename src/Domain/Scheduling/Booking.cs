using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Scheduling;

/// <summary>A place in the diary. While a caller makes up their mind it is held for them, read back, and confirmed in the
/// version that was read back; the merchant takes one at once (see Booking.Handling.cs).</summary>
public sealed partial class Booking : TenantEntity
{
    /// <summary>No booking takes longer, blocked time and what is put aside excepted: whoever looks for what stands at a moment
    /// need not look further back.</summary>
    public static readonly Duration Longest = Duration.FromDays(3);

    private Booking() { }

    public Booking(Guid id, Guid tenantId, Guid storeId, BookingKind kind, Guid? callId, bool isTest, Instant createdAt)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        Kind = kind;
        CallId = callId;
        IsTest = isTest;
        CreatedAt = createdAt;
    }

    public Guid StoreId { get; private init; }

    /// <summary>The call that made it; what other calls did to it stands in <see cref="History"/>.</summary>
    public Guid? CallId { get; private init; }

    public Guid? CustomerId { get; private set; }

    public bool IsTest { get; private init; }

    public BookingKind Kind { get; private init; }

    public BookingStatus Status { get; private set; } = BookingStatus.Held;

    /// <summary>Null of an article put aside.</summary>
    public Guid? ResourceId { get; private set; }

    public Instant StartsAt { get; private set; }

    /// <summary>Of an article put aside: until when.</summary>
    public Instant EndsAt { get; private set; }

    /// <summary>The end, with the minutes that are kept free after it.</summary>
    public Instant BusyUntil { get; private set; }

    /// <summary>False once a held place has lapsed and somebody else needed it: the draft stays, its place must be found again.</summary>
    public bool HasPlace { get; private set; }

    /// <summary>Put over something else on purpose, by the merchant.</summary>
    public bool IsForced { get; private set; }

    /// <summary>A held place lapses then.</summary>
    public Instant? HeldUntil { get; private set; }

    /// <summary>The booking that takes this one's place once it is confirmed.</summary>
    public Guid? Moves { get; private init; }

    /// <summary>Of a visit to several persons in a row: its first booking, which speaks for all.</summary>
    public Guid? PartOf { get; private set; }

    /// <summary>The call whose caller has shown that they may hear of it and change it.</summary>
    public Guid? ShownTo { get; private set; }

    public IReadOnlyList<BookedService> Services { get; private set; } = [];

    public int? PartySize { get; private set; }

    public Guid? ProductId { get; private set; }

    public PutAside? Article { get; private set; }

    public string? CustomerName { get; private set; }

    public Sealed? CustomerPhone { get; private set; }

    /// <summary>ISO date, of a patient.</summary>
    public Sealed? Birthdate { get; private set; }

    /// <summary>Keyed hash of the birth date, for look-up.</summary>
    public string? BirthdateKey { get; private set; }

    /// <summary>The merchant's or the caller's remark; never in a practice's calls.</summary>
    public Sealed? Note { get; private set; }

    /// <summary>Grows with each change to the draft. The caller confirms the version that was read back, no other.</summary>
    public int Version { get; private set; }

    public int? ReadBackVersion { get; private set; }

    /// <summary>The turn of the call in which it was read back.</summary>
    public int? ReadBackTurn { get; private set; }

    public Instant CreatedAt { get; private init; }

    public Instant? ConfirmedAt { get; private set; }

    public Instant? FinishedAt { get; private set; }

    public IReadOnlyList<BookingChange> History { get; private set; } = [];

    /// <summary>Where and when it stands.</summary>
    public Place Place => new(ResourceId, StartsAt, EndsAt, BusyUntil);

    /// <summary>A draft that moves another booking.</summary>
    public static Booking Moving(Booking old, Guid id, Guid? callId, bool isTest, Instant createdAt)
    {
        var draft = new Booking(id, old.TenantId, old.StoreId, old.Kind, callId, isTest, createdAt) { Moves = old.PartOf ?? old.Id };
        draft.Wants(old.Services);
        draft.Seats(old.PartySize);
        (draft.CustomerId, draft.CustomerName, draft.CustomerPhone) = (old.CustomerId, old.CustomerName, old.CustomerPhone);
        (draft.Birthdate, draft.BirthdateKey) = (old.Birthdate, old.BirthdateKey);
        return draft;
    }

    /// <summary>The next part of a visit, with somebody else.</summary>
    public Booking Then(Guid id) => new(id, TenantId, StoreId, Kind, CallId, IsTest, CreatedAt) { PartOf = Id, Moves = Moves };

    /// <summary>What moved with its first booking belongs to the one that was moved.</summary>
    public void BelongTo(Booking leader) => PartOf = leader.Id;

    /// <summary>A wish for another place, before it is known which.</summary>
    public void Seek(Place old)
    {
        MustBeDraft();
        Stand(old);
        HasPlace = false;
    }

    /// <summary>Keeps a place for the caller until then.</summary>
    public void Hold(Place place, Instant until)
    {
        MustBeDraft();
        Stand(place);
        HeldUntil = until;
        Changed();
    }

    /// <summary>The same place, for a little longer.</summary>
    public void HoldOn(Instant until)
    {
        MustBeDraft();
        HasPlace = true;
        HeldUntil = until;
    }

    public void Wants(IReadOnlyList<BookedService> services)
    {
        Services = services;
        Changed();
    }

    public void Seats(int? party)
    {
        PartySize = party;
        Changed();
    }

    public void Sets(PutAside article)
    {
        (ProductId, Article) = (article.ProductId, article);
        Changed();
    }

    public void For(string name)
    {
        CustomerName = name;
        Changed();
    }

    public void CallBackOn(Sealed phone)
    {
        CustomerPhone = phone;
        Changed();
    }

    public void BornOn(Sealed birthdate, string key)
    {
        (Birthdate, BirthdateKey) = (birthdate, key);
        Changed();
    }

    public void Remark(Sealed? note)
    {
        Note = note;
        Changed();
    }

    /// <summary>Marks the present version as the one that the caller heard.</summary>
    public void WasReadBack(int turn)
    {
        MustBeDraft();
        (ReadBackVersion, ReadBackTurn) = (Version, turn);
    }

    /// <summary>Turns the draft into a booking. The use case has checked the version and what was missing before.</summary>
    public void Confirm(Guid? customerId, Instant at)
    {
        MustBeDraft();
        if (PartOf is null && ReadBackVersion != Version)
            throw new InvalidOperationException("A booking is confirmed only as it was read back.");
        Settle(customerId, "caller", CallId, at);
    }

    /// <summary>Gives up a draft: nothing was booked.</summary>
    public void Abandon(Instant at)
    {
        MustBeDraft();
        FinishedAt = at;
        Enter(BookingStatus.Cancelled, "abandoned", "caller", CallId, null, at);
    }

    private void Stand(Place place)
    {
        if (place.EndsAt < place.StartsAt || place.BusyUntil < place.EndsAt)
            throw new ArgumentException("A booking ends after it has begun.", nameof(place));
        if (Kind is BookingKind.Appointment or BookingKind.Reservation && place.BusyUntil - place.StartsAt > Longest)
            throw new ArgumentException("No booking takes that long.", nameof(place));
        (ResourceId, StartsAt, EndsAt, BusyUntil) = (place.ResourceId, place.StartsAt, place.EndsAt, place.BusyUntil);
        HasPlace = true;
    }

    private void Changed() => Version++;

    private void MustBeDraft()
    {
        if (Status != BookingStatus.Held)
            throw new InvalidOperationException($"A {Status} booking is no draft any more.");
    }
}
