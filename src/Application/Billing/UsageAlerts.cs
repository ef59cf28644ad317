using Kalliky.Application.Businesses;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Tells the owner once a month at each threshold that the minutes, or what they may cost, come to their end. Who
/// passes both at once hears of the higher one.</summary>
internal sealed class UsageAlerts(IKallikyDb db, IMoment moment, Subscriptions subscriptions, Buyers buyers, Owner owner)
{
    /// <summary>In percent, the higher first.</summary>
    public static readonly IReadOnlyList<int> Thresholds = [Whole, 95, 80];

    private const int Whole = 100;

    public static string Key(BillingMonth month) => $"alert:usage:{month.First.Year:0000}-{month.First.Month:00}:";

    public async Task Tell(BillingMonth month, Guid storeId, CancellationToken ct)
    {
        if (month != BillingMonth.Of(moment.Now))
            return;
        var words = new UsageWords(await buyers.Reads(ct));
        var (terms, use) = (await subscriptions.Terms(ct), await MonthUse.Of(month, db, ct));
        await Tell(month, storeId, "minutes", Reached(use.Seconds, terms.Plan.Minutes * 60L), words.Language, percent => percent == Whole ? words.MinutesSpent(terms.Plan.PerMinute) : words.MinutesUsed(percent), ct);
        if (terms is { Cap: { } cap, Plan.PerMinute: not null })
            await Tell(month, storeId, "cap", Reached(terms.OverageOf(use.Seconds).Cents, cap.Cents), words.Language, percent => percent == Whole ? words.CapSpent : words.CapReached(percent), ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task Tell(BillingMonth month, Guid storeId, string of, int? percent, Language language, Func<int, string> words, CancellationToken ct)
    {
        if (percent is not { } reached || await WhoListens(storeId, ct) is not { } listener)
            return;
        var letter = new Letter(listener, MessageKind.Alert, words(reached), $"{Key(month)}{of}:{reached}") { ExpiresAt = month.Until };
        await owner.Tell(letter, language, _ => true, "facturation", ct);
    }

    // The store that rang, else another whose owner can be reached: the plan belongs to all of them.
    private Task<Guid?> WhoListens(Guid storeId, CancellationToken ct) => db.Stores.Open()
        .Where(store => store.AlertPhone != null || store.AlertEmail != null)
        .OrderByDescending(store => store.Id == storeId).ThenBy(store => store.Id)
        .Select(store => (Guid?)store.Id).FirstOrDefaultAsync(ct);

    private static int? Reached(long used, long most)
    {
        foreach (var percent in Thresholds)
        {
            if (most > 0 && used * 100 >= most * percent)
                return percent;
        }

        return null;
    }
}
