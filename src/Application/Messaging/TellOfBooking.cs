using Kalliky.Application.Shared;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>A booking was taken, moved or cancelled: its customer has it in writing, and is reminded the day before. The
/// confirmation goes at once where the customer did it; what the store did waits for an allowed hour. An e-mail wakes nobody.</summary>
internal sealed class TellOfBooking(IKallikyDb db, IVault vault, IMoment moment, Outgoing outgoing, MailAddresses addresses)
    : IReact<BookingTaken>, IReact<BookingMoved>, IReact<BookingCancelled>
{
    /// <summary>Whoever books for tomorrow has just read it.</summary>
    private static readonly Duration TooSoon = Duration.FromHours(3);

    public Task React(BookingTaken happened, CancellationToken ct) =>
        Tell(happened.BookingId, "taken", words => words.Taken, (mail, booking) => mail.Taken(booking), ct);

    public Task React(BookingMoved happened, CancellationToken ct) =>
        Tell(happened.BookingId, "moved", words => words.Moved, (mail, booking) => mail.Moved(booking), ct);

    public Task React(BookingCancelled happened, CancellationToken ct) =>
        Tell(happened.BookingId, "cancelled", words => words.Cancelled, (mail, booking) => mail.Cancelled(booking), ct);

    private async Task Tell(
        Guid bookingId, string what, Func<BookingWords, string> say, Func<MailWords, Booking, (string Subject, string Text)> write, CancellationToken ct)
    {
        if (await db.Bookings.AsNoTracking().FirstOrDefaultAsync(known => known.Id == bookingId, ct) is not { } booking
            || await db.Stores.AsNoTracking().FirstOrDefaultAsync(known => known.Id == booking.StoreId, ct) is not { } store)
            return;
        await outgoing.Withdraw(MessageKind.Reminder, booking.Id, Key("reminder", booking), ct);
        var phone = vault.Open(booking.CustomerPhone)
            ?? vault.Open(await db.Customers.Where(known => known.Id == booking.CustomerId).Select(known => known.Phone).FirstOrDefaultAsync(ct));
        var language = await db.Calls.Where(call => call.Id == booking.CallId).Select(call => (Language?)call.Language).FirstOrDefaultAsync(ct) ?? Language.French;
        if (PhoneNumber.TryParse(phone, out var to))
            await Text(booking, store, to, what, say, language, ct);
        if (store.Messages is { Bookings: true, Mails: true } && await addresses.Of(booking.CustomerId, phone, ct) is { } address)
            await Mail(booking, store, address, what, write, language, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task Text(Booking booking, Store store, PhoneNumber to, string what, Func<BookingWords, string> say, Language language, CancellationToken ct)
    {
        var zone = DateTimeZoneProviders.Tzdb[store.TimeZone];
        var words = new BookingWords(store.Name, booking, zone, moment.Now, language, Written(vault.Open(store.Number)), store.Messages.Sender is null);
        var letter = Letter(booking, what);
        if (store.Messages.Bookings)
            await outgoing.Text(letter with { Text = say(words) }, to, ct);
        if (store.Messages.Reminders && booking is { Status: BookingStatus.Confirmed, Kind: not BookingKind.Hold })
        {
            var due = QuietHours.Before(booking.StartsAt.InZone(zone).Date, new LocalTime(store.Messages.ReminderHour, 0), zone);
            if (due > moment.Now + TooSoon)
            {
                await outgoing.Text(
                    letter with
                    {
                        Kind = MessageKind.Reminder, Text = (words with { Now = due }).Reminder, DueAt = due, ExpiresAt = booking.StartsAt, IsAnswer = false,
                        OnceKey = Key("reminder", booking),
                    },
                    to, ct);
            }
        }
    }

    private Task Mail(
        Booking booking, Store store, string to, string what, Func<MailWords, Booking, (string Subject, string Text)> write, Language language, CancellationToken ct)
    {
        var callBack = vault.Open(store.Number) is { } number ? PhoneNumbers.Show(number) : null;
        var (subject, text) = write(new MailWords(store.Name, store.Address, DateTimeZoneProviders.Tzdb[store.TimeZone], language, callBack), booking);
        var letter = Letter(booking, what);
        return outgoing.Mail(letter with { Text = text, OnceKey = letter.OnceKey + ":mail" }, to, subject, ct);
    }

    private Letter Letter(Booking booking, string what)
    {
        var last = booking.LastNews;
        return new Letter(booking.StoreId, MessageKind.Confirmation, "", Key($"{what}:booking", booking))
        {
            AboutId = booking.Id, CallId = last?.CallId ?? booking.CallId, IsTest = booking.IsTest, ExpiresAt = Until(booking), IsAnswer = last?.By == "caller",
        };
    }

    private static string Key(string what, Booking booking) => $"{what}:{booking.Id:N}:{booking.LastNews?.At.ToUnixTimeMilliseconds()}";

    // Whoever reads of a change later has come already: at the hour that stood before, where that one is sooner.
    private Instant Until(Booking booking) => booking.LastNews switch
    {
        { What: "moved" or "cancelled" } news when booking.Kind != BookingKind.Hold =>
            news.From is { } from && from > moment.Now ? Instant.Min(from, booking.StartsAt) : booking.StartsAt,
        _ => booking.EndsAt,
    };

    private static string? Written(string? number) => number is { Length: 12 } && number.StartsWith("+33", StringComparison.Ordinal)
        ? $"0{number[3]} {number[4..6]} {number[6..8]} {number[8..10]} {number[10..12]}"
        : number;
}
