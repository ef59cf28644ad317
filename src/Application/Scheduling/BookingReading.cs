using Kalliky.Application.Assistant;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>A booking as it is read aloud.</summary>
/// <param name="Moves">It takes the place of another one.</param>
/// <param name="With">The person or the area.</param>
/// <param name="StartsAt">Local, as is the end; of an article put aside the end says until when.</param>
/// <param name="OtherPhone">The number to call back on, when it is not the one that the call comes from.</param>
public sealed record BookingReading(
    BookingKind Kind,
    bool Moves,
    IReadOnlyList<BookedService> Services,
    string? With,
    LocalDateTime StartsAt,
    LocalDateTime EndsAt,
    int? PartySize,
    PutAside? Article,
    string? Name,
    PhoneNumber? OtherPhone,
    LocalDate Today);

/// <summary>A booking of the caller's, for the model and for the ear.</summary>
public sealed record KnownBooking(BookingState State, BookingReading Reading);
