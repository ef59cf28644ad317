using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What a collector has still to be told of the current business's use. It is reckoned over all months since the plan is paid for without
/// a gap: so what becomes known when its month is closed there is told in the one that is open, and what a month leaves below
/// nothing in all, which no collector bills, waits for the next.</summary>
internal sealed class UseToTell(IKallikyDb db, MonthBills bills, ShorterCalls shorter)
{
    /// <param name="open">The months into which something may be told, in their order.</param>
    /// <returns>For each meter and month, how many readings it has had, and what is missing; less than nothing where something is taken back.</returns>
    public async Task<IReadOnlyList<(Meter Meter, BillingMonth Month, int Number, Money Amount)>> Of(PaymentAccount account, IReadOnlyList<BillingMonth> open, CancellationToken ct)
    {
        var first = await Since(account, open[^1], ct);
        var told = await db.MeterReadings.Where(reading => reading.Month >= first).GroupBy(reading => new { reading.Meter, reading.Month })
            .Select(known => new Told(known.Key.Meter, known.Key.Month, known.Count(), known.Sum(reading => (long)(object)reading.Amount))).ToListAsync(ct);
        var costs = new Dictionary<Meter, IReadOnlyDictionary<LocalDate, long>> { [Meter.Minutes] = await Minutes(first, open[^1], ct), [Meter.Commissions] = await Commissions(first, ct) };
        return [.. Missing([.. open.Where(month => month.First >= first)], costs, told)];
    }

    private static IEnumerable<(Meter, BillingMonth, int, Money)> Missing(IReadOnlyList<BillingMonth> open, Dictionary<Meter, IReadOnlyDictionary<LocalDate, long>> costs, List<Told> told)
    {
        var before = costs.Keys.ToDictionary(meter => meter, meter => told.Where(known => known.Meter == meter && known.Month < open[0].First).Sum(known => known.Cents));
        foreach (var month in open)
        {
            var owed = costs.ToDictionary(of => of.Key, of => of.Value.Where(cost => cost.Key <= month.First).Sum(cost => cost.Value) - before[of.Key]);
            foreach (var meter in costs.Keys)
            {
                // What the other has below nothing is taken off of this one, as the invoice does.
                var wanted = Math.Max(0, owed[meter] + owed.Where(of => of.Key != meter).Sum(of => Math.Min(0, of.Value)));
                var here = told.SingleOrDefault(known => known.Meter == meter && known.Month == month.First) ?? new Told(meter, month.First, 0, 0);
                if (wanted != here.Cents)
                    yield return (meter, month, here.Count, new Money(wanted - here.Cents));
                before[meter] += wanted;
            }
        }
    }

    // Of months before, when nobody paid for a plan, the collector knows nothing: they were billed and transferred.
    private async Task<LocalDate> Since(PaymentAccount account, BillingMonth last, CancellationToken ct)
    {
        var paid = (await db.PaidPeriods.Where(known => known.ReturnedAt == null && (known.Plan != null || known.UsedIn == null)).Select(known => known.Month).Distinct().ToListAsync(ct)).ToHashSet();
        var owed = account.LateSince is { } late ? BillingMonth.Of(late).First : (LocalDate?)null;
        var first = last.First;
        while (paid.Contains(first.PlusMonths(-1)) || first.PlusMonths(-1) >= owed)
            first = first.PlusMonths(-1);
        return first;
    }

    // A month that was closed costs what its invoice says; what turned out to be shorter since is given back in the first that is open.
    private async Task<IReadOnlyDictionary<LocalDate, long>> Minutes(LocalDate first, BillingMonth last, CancellationToken ct)
    {
        var closed = await db.MonthClosings.Where(closing => closing.Month >= first).Select(closing => closing.Month).ToListAsync(ct);
        var billed = await db.Standing().AsNoTracking().Where(invoice => invoice.Month >= first).Select(invoice => new { invoice.Month, invoice.Lines }).ToListAsync(ct);
        var costs = closed.ToDictionary(month => month, month => billed.Where(invoice => invoice.Month == month)
            .SelectMany(invoice => invoice.Lines).Where(line => line.Kind == InvoiceLineKind.Minutes).Sum(line => line.Amount.Cents));
        var givesBack = true;
        for (var month = first; month <= last.First; month = month.PlusMonths(1))
        {
            if (costs.ContainsKey(month))
                continue;
            costs[month] = (await bills.Overage(BillingMonth.Of(month), ct)).Cents;
            if (givesBack)
                costs[month] += (await shorter.Before(BillingMonth.Of(month), ct)).Sum(line => line.Amount.Cents);
            givesBack = false;
        }

        return costs;
    }

    // What became due, less what was given back or kept by collectors.
    private async Task<IReadOnlyDictionary<LocalDate, long>> Commissions(LocalDate first, CancellationToken ct)
    {
        var costs = await db.LedgerEntries
            .Where(entry => entry.Month >= first && (entry.Kind == LedgerKind.Earned || entry.Kind == LedgerKind.Refunded || entry.Kind == LedgerKind.Settled))
            .GroupBy(entry => entry.Month).Select(month => new { month.Key, Cents = month.Sum(entry => (long)(object)entry.Commission) })
            .ToDictionaryAsync(month => month.Key, month => month.Cents, ct);
        costs[first] = costs.GetValueOrDefault(first) - Vat.Without(await bills.GivenBackBefore(first, ct)).Cents;
        return costs;
    }

    private sealed record Told(Meter Meter, LocalDate Month, int Count, long Cents);
}
