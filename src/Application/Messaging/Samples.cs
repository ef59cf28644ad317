using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Messaging;

internal sealed record SampleProduct(Guid Id, string Name, Money Price);

/// <summary>Made-up orders and bookings of a store, told in the very words that its customers would read, and alerts in those that its
/// owner would.</summary>
internal sealed class Samples(Store store, string? number, SampleProduct? product, Instant now, string url, Language reads)
{
    private const int SampleNumber = 12;

    private readonly AlertWords alerts = new(reads);
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[store.TimeZone];

    public MessageExamples All()
    {
        var (order, booking) = (Order(), Booking());
        var callBack = number is null ? null : PhoneNumbers.Show(number);
        var words = new BookingWords(store.Name, booking, zone, now, Language.French, callBack, store.Messages.Sender is null);
        var mails = new MailWords(store.Name, store.Address, zone, Language.French, callBack);
        var (subject, mail) = store.Trade == Trade.Restaurant ? mails.Confirmed(order) : mails.Taken(booking);
        return new MessageExamples(
            Sms(OrderWords.Confirmed(store.Name, order, zone, now, Language.French)), Sms(words.Taken),
            booking.Kind == BookingKind.Hold ? null : Sms(words.Reminder), subject, mail,
            Alert(alerts.OrderWaits(SampleNumber, store.Messages.AlertAfterMinutes), "commandes"), Alert(alerts.CallFailed, "appels"),
            Alert(alerts.Complaint, "aujourdhui"));
    }

    private string Alert(string text, string page) => Sms(alerts.Whole(store.Name, text, $"{url}/{store.Key}/{page}"));

    private static string Sms(string text) => SmsText.Of(text).Words;

    private Order Order()
    {
        var order = new Order(Guid.Empty, store.TenantId, store.Id, null, false, now);
        order.Add(new OrderLine(0, product?.Id ?? Guid.Empty, product?.Name ?? "Menu du jour", 2, product?.Price ?? new Money(1_250), 100, false, [], [], null));
        order.Collect();
        order.ReadyFor(Tomorrow(), asSoonAsPossible: false);
        order.WasReadBack(1);
        order.Confirm(SampleNumber, Tomorrow().InZone(zone).Date, Guid.Empty, now);
        return order;
    }

    private Booking Booking()
    {
        var kind = store.Trade switch { Trade.Restaurant => BookingKind.Reservation, Trade.Retail => BookingKind.Hold, _ => BookingKind.Appointment };
        var booking = new Booking(Guid.Empty, store.TenantId, store.Id, kind, null, false, now);
        if (kind == BookingKind.Reservation)
            booking.Seats(4);
        if (kind == BookingKind.Hold)
            booking.Sets(new PutAside(product?.Id ?? Guid.Empty, product?.Name ?? "Votre article", null, 1));
        var (start, end) = (Tomorrow(), Tomorrow() + Duration.FromHours(1));
        booking.Take(new Place(null, start, end, end), null, "example", now);
        return booking;
    }

    private Instant Tomorrow() => (now.InZone(zone).Date.PlusDays(1) + new LocalTime(18, 30)).InZoneLeniently(zone).ToInstant();
}
