using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;

namespace Kalliky.Application.Billing;

/// <summary>Tells the owners once a month at each threshold that the minutes, or what they may cost, come to their end: by the limit
/// that holds. Who passes both at once hears of the higher one.</summary>
internal sealed class UsageAlerts(IKallikyDb db, IMoment moment, Subscriptions subscriptions, Notices notices)
{
    /// <summary>In percent, the higher first.</summary>
    public static readonly IReadOnlyList<int> Thresholds = [Whole, 95, 80];

    /// <summary>What comes to its end: the plan's minutes, those of FREE while a payment is owed, what minutes beyond may cost.</summary>
    public static readonly IReadOnlyList<string> Bounds = [Minutes, Limited, Cap];

    public const string Cap = "cap";

    public const string Limited = "limited";

    private const string Minutes = "minutes";
    private const string Page = "facturation";
    private const int Whole = 100;

    public static string Key(BillingMonth month) => $"alert:usage:{month.First.Year:0000}-{month.First.Month:00}:";

    public async Task Tell(BillingMonth month, Guid storeId, CancellationToken ct)
    {
        if (month != BillingMonth.Of(moment.Now))
            return;
        var (terms, use) = (await subscriptions.Terms(ct), await MonthUse.Of(month, db, ct));
        var of = (terms.Limits ?? terms.Plan).Minutes * 60L;
        if (terms.Limits is not null)
            await Tell(month, storeId, Limited, Reached(use.Seconds, of), (words, percent) => percent == Whole ? words.LimitSpent : words.LimitReached(percent), ct);
        else
            await Tell(month, storeId, Minutes, Reached(use.Seconds, of), (words, percent) => percent == Whole ? words.MinutesSpent(terms.NextMinute) : words.MinutesUsed(percent), ct);

        // A cap of nought is the end of the minutes themselves, which was told above.
        if (terms is { Cap: { } cap, NextMinute: not null })
            await Tell(month, storeId, Cap, Reached(terms.OverageOf(use.Seconds).Cents, cap.Cents), (words, percent) => percent == Whole ? words.CapSpent : words.CapReached(percent), ct);
        await db.SaveChangesAsync(ct);
    }

    private Task Tell(BillingMonth month, Guid storeId, string of, int? percent, Func<UsageWords, int, string> words, CancellationToken ct) => percent is { } reached
        ? notices.Tell(language => words(new UsageWords(language), reached), $"{Key(month)}{of}:{reached}", Page, month.Until, ct, near: storeId)
        : Task.CompletedTask;

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
