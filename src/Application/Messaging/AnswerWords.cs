using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>What somebody reads who answered a reminder.</summary>
internal sealed record AnswerWords(string Store, DateTimeZone Zone, Instant Now, Language Language)
{
    private const int Most = 4;

    private bool English => Language == Language.English;

    public string Expected => English ? $"{Store}: noted, we look forward to seeing you. Thank you!" : $"{Store} : c'est noté, nous vous attendons. Merci !";

    public string Cancelled => English ? $"{Store}: it is cancelled. Thank you for telling us." : $"{Store} : c'est annulé. Merci de nous avoir prévenus.";

    /// <param name="callBack">The store's number as it is written; null when it has none.</param>
    public string Which(IReadOnlyList<Booking> bookings, string? callBack)
    {
        var when = bookings.Select(booking => WrittenMoment.Of(booking.StartsAt, Zone, Now, Language)).Distinct().Take(Most).ToList();
        var list = string.Join(English ? " and " : " et ", when);
        var tables = bookings.All(booking => booking.Kind == BookingKind.Reservation);
        return English
            ? $"{Store}: you have several {(tables ? "bookings" : "appointments")}, {list}. Nothing has changed: tell us which one{(callBack is null ? "" : $", here or on {callBack}")}."
            : $"{Store} : vous avez plusieurs {(tables ? "réservations" : "rendez-vous")}, {list}. Rien n'a changé : dites-nous {(tables ? "laquelle" : "lequel")}{(callBack is null ? "" : $", ici ou au {callBack}")}.";
    }
}
