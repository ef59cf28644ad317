using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Scheduling;

public enum BookingKind
{
    /// <summary>Of somebody's time.</summary>
    Appointment,

    /// <summary>Of covers.</summary>
    Reservation,

    /// <summary>An article put aside.</summary>
    Hold,

    /// <summary>Time that nobody can book: an absence, works.</summary>
    Block,
}

/// <summary>Held while a caller makes up their mind; then confirmed; then what became of it.</summary>
public enum BookingStatus
{
    Held,
    Confirmed,
    Arrived,
    Done,
    NoShow,
    Cancelled,
}

/// <summary>Where and when: what a booking takes of the diary.</summary>
/// <param name="ResourceId">Null of an article put aside.</param>
/// <param name="BusyUntil">The end, with the minutes that are kept free after it.</param>
public sealed record Place(Guid? ResourceId, Instant StartsAt, Instant EndsAt, Instant BusyUntil);

/// <summary>A service as it was when it was booked.</summary>
public sealed record BookedService(Guid Id, string Name, int Minutes, Money? Price);

/// <summary>An article as it was when it was put aside.</summary>
/// <param name="Size">Null where there is one only.</param>
public sealed record PutAside(Guid ProductId, string Name, string? Size, int Quantity);

/// <summary>One thing that was done to a booking: by whom (an account id, "caller", "api", "seed"), in which call and why.</summary>
/// <param name="From">When it began before, where it was moved.</param>
public sealed record BookingChange(Instant At, BookingStatus Status, string What, string By, Guid? CallId = null, string? Reason = null, Instant? From = null);
