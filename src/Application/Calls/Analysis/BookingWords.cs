using Kalliky.Application.Speech.French;
using Kalliky.Domain.Scheduling;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>A booking in a few words for the eye, said or recorded: what, when, with whom. No name of who booked.</summary>
internal static class BookingWords
{
    public static string Of(SaidBooking said) => Join(
        said.Product is { } product ? Article(said.Quantity, product, said.Size)
        : said.Services.Count > 0 ? Lists.Say([.. said.Services])
        : said.PartySize is { } party ? Party(party) : "réservation",
        said.Date, said.Time, said.With);

    public static string Of(CommittedBooking made)
    {
        var at = made.At;
        return Join(
            made.Kind switch
            {
                BookingKind.Hold => Article(made.Quantity, made.Product ?? "article", made.Size),
                BookingKind.Reservation => Party(made.PartySize ?? 0),
                _ => made.Services.Count > 0 ? Lists.Say([.. made.Services]) : "rendez-vous",
            },
            at is { } day ? Written.Of(day.Date) : null, at is { } time && made.Kind != BookingKind.Hold ? Written.Of(time.TimeOfDay) : null, made.With);
    }

    public static string Article(int? quantity, string product, string? size) => $"{quantity ?? 1} {product}{(size is null ? "" : $" ({size})")}";

    private static string Party(int party) => $"table pour {party}";

    private static string Join(string what, string? date, string? time, string? with) =>
        Written.Cut(string.Join(", ", new[] { what, $"{date} {time}".Trim(), with }.Where(part => part is { Length: > 0 })), 200);
}
