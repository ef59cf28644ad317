using Kalliky.Application.Shared;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>OUI and ANNULER, where they answer a reminder to that number. Two children have two: then nobody guesses, and
/// the parent is asked which. Each is answered in a sentence.</summary>
internal sealed class ReminderAnswers(IKallikyDb db, IVault vault, IMoment moment, Outgoing outgoing)
{
    private const string By = "caller";

    private static readonly Duration Memory = Duration.FromDays(4);

    /// <summary>What has changed; null when there is nothing that this could be an answer to.</summary>
    public async Task<LiveEvent?> Obey(TakeText text, TextWord word, string key, CancellationToken ct)
    {
        if (word is not (TextWord.Yes or TextWord.Cancel) || await Meant(text.StoreId, word, key, ct) is not [var booking, ..] meant)
            return null;
        var store = await db.Stores.AsNoTracking().Where(known => known.Id == text.StoreId)
            .Select(known => new { known.Name, known.Messages, known.TimeZone, known.Number }).SingleAsync(ct);
        var words = new AnswerWords(store.Name, DateTimeZoneProviders.Tzdb[store.TimeZone], moment.Now, await Spoken(booking, ct));
        if (meant.Count > 1)
        {
            await Answer(text, null, words.Which(meant, vault.Open(store.Number) is { } number ? PhoneNumbers.Show(number) : null), ct);
            return new LiveEvent(booking.TenantId, text.StoreId, "message", text.StoreId);
        }

        if (word == TextWord.Yes)
            booking.Acknowledge(By, moment.Now);
        else
            await Cancel(booking, ct);

        // The event of the cancellation writes the sentence, where the store sends such; here it is always answered.
        if (word == TextWord.Yes || !store.Messages.Bookings)
            await Answer(text, booking.Id, word == TextWord.Yes ? words.Expected : words.Cancelled, ct);
        return new LiveEvent(booking.TenantId, text.StoreId, "booking", booking.Id);
    }

    private async Task Cancel(Booking booking, CancellationToken ct)
    {
        booking.Cancel(By, null, "sms", moment.Now);
        foreach (var part in await db.Bookings.Where(known => known.PartOf == booking.Id).ToListAsync(ct))
            part.Cancel(By, null, "sms", moment.Now);
    }

    private Task Answer(TakeText text, Guid? about, string words, CancellationToken ct) =>
        outgoing.Text(new Letter(text.StoreId, MessageKind.Reply, words, $"answer:{text.EventId}") { IsAnswer = true, AboutId = about }, text.From, ct);

    // Every booking that was reminded of and still stands, the sooner first. Who has said of one that they come says it of the other.
    private async Task<List<Booking>> Meant(Guid storeId, TextWord word, string key, CancellationToken ct)
    {
        var (now, since) = (moment.Now, moment.Now - Memory);
        var about = db.Messages
            .Where(sent => sent.StoreId == storeId && sent.RecipientKey == key && sent.Kind == MessageKind.Reminder && sent.SentAt > since && !sent.IsTest)
            .Select(sent => sent.AboutId);
        var standing = await db.Bookings.Where(known => about.Contains(known.Id) && known.Status == BookingStatus.Confirmed && known.StartsAt > now)
            .OrderBy(known => known.StartsAt).ThenBy(known => known.Id).ToListAsync(ct);
        return word == TextWord.Yes && standing.Exists(known => !known.IsAcknowledged) ? standing.FindAll(known => !known.IsAcknowledged) : standing;
    }

    private async Task<Language> Spoken(Booking booking, CancellationToken ct) =>
        await db.Calls.Where(call => call.Id == booking.CallId).Select(call => (Language?)call.Language).FirstOrDefaultAsync(ct)
        ?? await db.Customers.Where(card => card.Id == booking.CustomerId).Select(card => card.Language).FirstOrDefaultAsync(ct)
        ?? Language.French;
}
