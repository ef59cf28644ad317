using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What a month costs the current business by what is known now. Commissions are what the ledger has due by the end of
/// the month, less what was billed before: an entry that comes after its month was closed stands on the next invoice, none twice.</summary>
internal sealed class MonthBills(IKallikyDb db, PlanHistory history, ShorterCalls shorter, IOptions<PlanOptions> plans)
{
    /// <param name="paid">What was paid for the plan and is not billed yet.</param>
    /// <param name="beyond">What was paid of earlier months beyond the days that were billed.</param>
    public async Task<IReadOnlyList<InvoiceLine>> Lines(BillingMonth month, IReadOnlyList<PaidPeriod> paid, IReadOnlyList<InvoiceLine> beyond, CancellationToken ct)
    {
        var bill = await Of(month, ct);
        var use = await MonthUse.Of(month, db, ct);
        return [.. beyond, .. bill.Lines(use.Seconds, await Cap(ct), await Commissions(month, ct), paid), .. await shorter.Before(month, ct)];
    }

    /// <summary>What the minutes beyond the plan cost.</summary>
    public async Task<Money> Overage(BillingMonth month, CancellationToken ct) =>
        (await Of(month, ct)).Overage((await MonthUse.Of(month, db, ct)).Seconds, await Cap(ct));

    /// <summary>The most that minutes beyond the plan may cost by now; null where the merchant has set none.</summary>
    public Task<Money?> Cap(CancellationToken ct) => db.Subscriptions.Select(subscription => subscription.MonthlyCap).SingleOrDefaultAsync(ct);

    public async Task<MonthBill> Of(BillingMonth month, CancellationToken ct) => new(month, await history.All(ct), plan =>
    {
        var terms = plans.Value.Of(plan);
        return new PlanMinutes(terms.Minutes, terms.PerMinute);
    });

    /// <summary>What collectors have kept for Kalliky by the end of the month, tax included, less what invoices have taken into account.</summary>
    public async Task<Money> Collected(BillingMonth month, CancellationToken ct)
    {
        var settled = db.LedgerEntries.Where(entry => entry.Month <= month.First && entry.Kind == LedgerKind.Settled);
        var kept = await settled.SumAsync(entry => (long)(object)entry.Commission, ct) + await settled.SumAsync(entry => (long)(object)entry.Tax, ct);
        var known = await db.Invoices.SumAsync(invoice => (long)(object)invoice.Collected, ct);
        return new Money(-kept - known);
    }

    /// <summary>What months in which more was given back than was due have credited, tax included, less what invoices have taken off.</summary>
    public Task<Money> GivenBack(CancellationToken ct) => GivenBack(db.Invoices, ct);

    /// <summary>What of it was left when that month began.</summary>
    public Task<Money> GivenBackBefore(LocalDate first, CancellationToken ct) => GivenBack(db.Standing().Where(known => known.Month < first), ct);

    private static async Task<Money> GivenBack(IQueryable<Invoice> invoices, CancellationToken ct) => new(await invoices.SumAsync(
        known => (known.Kind == InvoiceKind.CreditNote && known.Month != null ? -(long)(object)known.Total : 0) - (long)(object)known.GivenBack, ct));

    private async Task<IReadOnlyList<CommissionSum>> Commissions(BillingMonth month, CancellationToken ct)
    {
        var due = await db.LedgerEntries.AsNoTracking()
            .Where(entry => entry.Month <= month.First && (entry.Kind == LedgerKind.Earned || entry.Kind == LedgerKind.Refunded))
            .GroupBy(entry => entry.BasisPoints)
            .Select(rate => new
            {
                rate.Key,
                Count = rate.Count(entry => entry.Kind == LedgerKind.Earned),
                Goods = rate.Sum(entry => (long)(object)entry.Goods),
                Commission = rate.Sum(entry => (long)(object)entry.Commission),
            })
            .ToListAsync(ct);
        var billed = (await db.Invoices.AsNoTracking().Select(invoice => invoice.Lines).ToListAsync(ct))
            .SelectMany(lines => lines).Select(line => line.Commissions()).OfType<CommissionSum>().ToLookup(sum => sum.BasisPoints);
        return [.. due.Select(rate => billed[rate.Key].Aggregate(
            new CommissionSum(rate.Key, rate.Count, new Money(rate.Goods), new Money(rate.Commission)), (left, sum) => left.Less(sum)))];
    }
}
