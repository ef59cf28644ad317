using Kalliky.Application.Shared;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>OUI and ANNULER, where they answer the reminder that was sent last to that number. Each is answered in a sentence.</summary>
internal sealed class ReminderAnswers(IKallikyDb db, IMoment moment, Outgoing outgoing)
{
    private static readonly Duration Memory = Duration.FromDays(4);

    /// <summary>False when there is nothing that this could be an answer to.</summary>
    public async Task<bool> Obey(TakeText text, TextWord word, string key, CancellationToken ct)
    {
        if (word is not (TextWord.Yes or TextWord.Cancel) || await Asked(text.StoreId, key, ct) is not { } booking)
            return false;
        if (word == TextWord.Cancel)
        {
            // The event of the cancellation writes the sentence, where the store sends such; here it is always answered.
            booking.Cancel("caller", null, "sms", moment.Now);
            foreach (var part in await db.Bookings.Where(known => known.PartOf == booking.Id).ToListAsync(ct))
                part.Cancel("caller", null, "sms", moment.Now);
        }

        var store = await db.Stores.AsNoTracking().Where(known => known.Id == text.StoreId).Select(known => new { known.Name, known.Messages }).SingleAsync(ct);
        if (word == TextWord.Yes || !store.Messages.Bookings)
        {
            await outgoing.Text(
                new Letter(text.StoreId, MessageKind.Reply, word == TextWord.Yes ? $"{store.Name} : c'est noté, nous vous attendons. Merci !" : $"{store.Name} : c'est annulé. Merci de nous avoir prévenus.", $"answer:{text.EventId}")
                {
                    IsAnswer = true, AboutId = booking.Id,
                },
                text.From, ct);
        }

        return true;
    }

    private async Task<Booking?> Asked(Guid storeId, string key, CancellationToken ct)
    {
        var since = moment.Now - Memory;
        var about = await db.Messages
            .Where(sent => sent.StoreId == storeId && sent.RecipientKey == key && sent.Kind == MessageKind.Reminder && sent.SentAt > since)
            .OrderByDescending(sent => sent.SentAt).Select(sent => sent.AboutId).FirstOrDefaultAsync(ct);
        return await db.Bookings.FirstOrDefaultAsync(known => known.Id == about && known.Status == BookingStatus.Confirmed && known.StartsAt > moment.Now, ct);
    }
}
