using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>What somebody reads about a booking. Never what it is for: in a practice that would be health data.</summary>
/// <param name="CallBack">The number to call for a change, as it is written; null when the store has none.</param>
/// <param name="MayAnswer">The message comes from a number that can be answered.</param>
internal sealed record BookingWords(string Store, Booking Booking, DateTimeZone Zone, Instant Now, Language Language, string? CallBack, bool MayAnswer)
{
    private bool English => Language == Language.English;

    private string When => WrittenMoment.Of(Booking.Kind == BookingKind.Hold ? Booking.EndsAt : Booking.StartsAt, Zone, Now, Language);

    private string Change => CallBack is null ? "" : English ? $" To change it, call {CallBack}." : $" Un imprévu ? {CallBack}.";

    public string Taken => (English, Booking.Kind) switch
    {
        (true, BookingKind.Reservation) => $"{Store}: your table for {Booking.PartySize} is booked, {When}.{Change}",
        (true, BookingKind.Hold) => $"{Store}: {Booking.Article?.Name} is put aside for you until {When}.",
        (true, _) => $"{Store}: your appointment is booked, {When}.{Change}",
        (_, BookingKind.Reservation) => $"{Store} : votre table pour {Booking.PartySize} est réservée, {When}.{Change}",
        (_, BookingKind.Hold) => $"{Store} : {Booking.Article?.Name}, réservé pour vous jusqu'à {When}. Merci !",
        _ => $"{Store} : votre rendez-vous est noté, {When}.{Change}",
    };

    public string Moved => (English, Booking.Kind) switch
    {
        (true, BookingKind.Hold) => $"{Store}: {Booking.Article?.Name} is now put aside for you until {When}.{Change}",
        (true, _) => $"{Store}: your {EnglishName} is moved to {When}.{Change}",
        (_, BookingKind.Hold) => $"{Store} : {Booking.Article?.Name}, réservé pour vous jusqu'à {When}.{Change}",
        _ when IsToday => $"{Store} : votre {Name} est {Displaced} : c'est {When}.{Change}",
        _ => $"{Store} : votre {Name} est {Displaced} au {When}.{Change}",
    };

    public string Cancelled => (English, Booking.Kind) switch
    {
        (true, BookingKind.Hold) => $"{Store}: {Booking.Article?.Name} is no longer put aside for you.",
        (true, _) => $"{Store}: your {EnglishName} of {When} is cancelled.",
        (_, BookingKind.Hold) => $"{Store} : {Booking.Article?.Name} n'est plus réservé pour vous.",
        _ => $"{Store} : votre {Name} {(IsToday ? "d'" : "du ")}{When} est {(Booking.Kind == BookingKind.Reservation ? "annulée" : "annulé")}.",
    };

    public string Reminder => English
        ? $"{Store}: a reminder of your {EnglishName}, {When}.{(MayAnswer ? " Answer OUI to confirm or ANNULER to cancel." : Change)}"
        : $"{Store} : pour rappel, votre {Name}, {When}.{(MayAnswer ? " Répondez OUI pour confirmer, ANNULER pour annuler." : Change)}";

    private string Name => Booking.Kind switch { BookingKind.Reservation => "réservation", BookingKind.Hold => "article réservé", _ => "rendez-vous" };

    private string Displaced => Booking.Kind == BookingKind.Reservation ? "déplacée" : "déplacé";

    private bool IsToday => Booking.StartsAt.InZone(Zone).Date == Now.InZone(Zone).Date;

    private string EnglishName => Booking.Kind switch { BookingKind.Reservation => "booking", BookingKind.Hold => "article put aside", _ => "appointment" };
}
