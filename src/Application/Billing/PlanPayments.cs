using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>What was paid for the current business's plans, as invoices take it up: each payment is billed once, as it was taken.</summary>
internal sealed class PlanPayments(IKallikyDb db)
{
    /// <summary>Those that no invoice bills yet, by the end of the month. One that comes after its month was closed is billed with the
    /// next, unless that month's invoice has billed the plan by the day: then it pays that invoice. The difference to a larger plan is
    /// no payment of the month: while that is owed the whole month goes by the day, and the difference is a part of it.</summary>
    public async Task<IReadOnlyList<PaidPeriod>> Unbilled(BillingMonth month, CancellationToken ct)
    {
        var open = await db.PaidPeriods.Where(known => known.Plan != null && known.InvoiceId == null && known.ReturnedAt == null && known.Month <= month.First)
            .OrderBy(known => known.From).ThenBy(known => known.At).ToListAsync(ct);
        var months = open.Select(known => known.Month).Distinct().ToList();
        var billed = (await db.Invoices.AsNoTracking().Where(invoice => months.Contains(invoice.Month!.Value)).Select(invoice => new { invoice.Month, invoice.Lines }).ToListAsync(ct))
            .ToDictionary(invoice => invoice.Month!.Value, invoice => invoice.Lines);
        var paid = await db.PaidPeriods.Where(known => known.Plan != null && known.ReturnedAt == null && !known.IsOnTop && months.Contains(known.Month)).Select(known => known.Month).Distinct().ToListAsync(ct);
        return [.. open.Where(known => (!known.IsOnTop || paid.Contains(known.Month)) && !billed.GetValueOrDefault(known.Month, []).Any(line => line.Owes(known.From!.Value)))];
    }

    /// <summary>What an invoice that bills these may take off: they, and what earlier ones could not take off, tax included.</summary>
    public async Task<Money> ToTakeOff(IReadOnlyList<PaidPeriod> unbilled, CancellationToken ct)
    {
        var billed = await db.PaidPeriods.AsNoTracking().Where(paid => paid.InvoiceId != null).ToListAsync(ct);
        var taken = await db.Invoices.SumAsync(invoice => (long)(object)invoice.Paid, ct);
        return billed.GroupBy(paid => paid.InvoiceId).Select(Worth).Append(Worth(unbilled)).Aggregate(new Money(-taken), (sum, worth) => sum + worth);
    }

    // Together on an invoice, with the tax on their sum: the cent by which payments that were each rounded for themselves differ is
    // nobody's debt. Where the collector took another tax altogether, what it took.
    private static Money Worth(IEnumerable<PaidPeriod> together)
    {
        var (count, net, tax) = together.Aggregate((Count: 0, Net: Money.Zero, Tax: Money.Zero), (sum, paid) => (sum.Count + 1, sum.Net + paid.Net, sum.Tax + paid.Tax));
        return Math.Abs((Vat.Of(net) - tax).Cents) <= count ? Vat.With(net) : net + tax;
    }
}
