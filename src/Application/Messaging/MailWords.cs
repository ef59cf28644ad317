using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>A confirmation by e-mail: what the text message says, with room for more. Of a booking never what it is for: in a
/// practice that would be health data.</summary>
/// <param name="CallBack">The number to call for a change, as it is written; null when the store has none.</param>
internal sealed record MailWords(string Store, StoreAddress Address, DateTimeZone Zone, Language Language, string? CallBack)
{
    private bool English => Language == Language.English;

    public (string Subject, string Text) Confirmed(Order order)
    {
        var when = order.ReadyAt is { } at ? MailMoment.Of(at, Zone, Language) : "";
        var lines = order.Lines.Select(line => $"{line.Quantity} × {string.Join(", ", line.Options.Select(option => option.Name).Prepend(line.Name))} : {Price(line.Total)}");
        if (order.DeliveryFee != Money.Zero)
            lines = lines.Append($"{(English ? "Delivery" : "Livraison")} : {Price(order.DeliveryFee)}");
        lines = lines.Append($"Total : {Price(order.Total)}");
        return English
            ? Whole($"Your order {order.Number}", $"Your order {order.Number} is confirmed, {OrderWords.Mode(order, Language)}, {when}.", string.Join('\n', lines))
            : Whole($"Votre commande {order.Number}", $"Votre commande {order.Number} est bien notée, {OrderWords.Mode(order, Language)}, {when}.", string.Join('\n', lines));
    }

    public (string Subject, string Text) Taken(Booking booking) => (English, booking.Kind) switch
    {
        (true, BookingKind.Reservation) => Whole("Your table is booked", $"Your table for {booking.PartySize} is booked: {When(booking)}."),
        (true, BookingKind.Hold) => Whole("Put aside for you", $"{booking.Article?.Name} is put aside for you until {When(booking)}."),
        (true, _) => Whole("Your appointment is booked", $"Your appointment is booked: {When(booking)}."),
        (_, BookingKind.Reservation) => Whole("Votre table est réservée", $"Votre table pour {booking.PartySize} est réservée : {When(booking)}."),
        (_, BookingKind.Hold) => Whole("Mis de côté pour vous", $"{booking.Article?.Name} vous attend jusqu'au {When(booking)}."),
        _ => Whole("Votre rendez-vous est noté", $"Votre rendez-vous est noté : {When(booking)}."),
    };

    public (string Subject, string Text) Moved(Booking booking) => English
        ? Whole("A change that you asked for", $"Your {EnglishName(booking)} is now {When(booking)}.")
        : Whole("C'est changé", $"C'est changé : votre {Name(booking)} est maintenant {When(booking)}.");

    public (string Subject, string Text) Cancelled(Booking booking) => English
        ? Whole("Cancelled", $"Your {EnglishName(booking)}, {When(booking)}, is cancelled.")
        : Whole("C'est annulé", $"Votre {Name(booking)}, {When(booking)}, c'est annulé.");

    private (string Subject, string Text) Whole(string subject, params string[] paragraphs)
    {
        var change = CallBack is null ? "" : English ? $"To change it, call us on {CallBack}." : $"Un imprévu ? Appelez-nous au {CallBack}.";
        var place = Address.City.Length == 0 ? Store : $"{Store}\n{string.Join(", ", new[] { Address.Street, $"{Address.Postcode} {Address.City}".Trim() }.Where(part => part.Length > 0))}";
        string[] whole = [English ? "Hello," : "Bonjour,", .. paragraphs, change, (English ? "See you soon,\n" : "À bientôt,\n") + place];
        return ($"{Store}{(English ? "" : " ")}: {subject}", string.Join("\n\n", whole.Where(part => part.Length > 0)));
    }

    private string When(Booking booking) => MailMoment.Of(booking.Kind == BookingKind.Hold ? booking.EndsAt : booking.StartsAt, Zone, Language);

    private string Price(Money amount) => WrittenMoment.Of(amount, Language);

    private static string Name(Booking booking) => booking.Kind switch { BookingKind.Reservation => "table", BookingKind.Hold => "article réservé", _ => "rendez-vous" };

    private static string EnglishName(Booking booking) => booking.Kind switch { BookingKind.Reservation => "table", BookingKind.Hold => "article", _ => "appointment" };
}
