using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>What was paid for the current business's plans, as invoices take it up: each payment is billed once, as it was taken.</summary>
internal sealed class PlanPayments(IKallikyDb db)
{
    /// <summary>Those that no invoice bills yet, by the end of the month. One that comes after its month was closed is billed with the
    /// next, unless that month's invoice has billed the plan by the day: then it pays that invoice.</summary>
    public async Task<IReadOnlyList<PaidPeriod>> Unbilled(BillingMonth month, CancellationToken ct)
    {
        var open = await db.PaidPeriods.Where(paid => paid.Plan != null && paid.InvoiceId == null && paid.Month <= month.First)
            .OrderBy(paid => paid.From).ThenBy(paid => paid.At).ToListAsync(ct);
        var months = open.Select(paid => paid.Month).Distinct().ToList();
        var billed = (await db.Invoices.AsNoTracking().Where(invoice => months.Contains(invoice.Month!.Value)).Select(invoice => new { invoice.Month, invoice.Lines }).ToListAsync(ct))
            .ToDictionary(invoice => invoice.Month!.Value, invoice => invoice.Lines);
        return [.. open.Where(paid => !billed.GetValueOrDefault(paid.Month, []).Any(line => line.Owes(paid.From!.Value)))];
    }

    /// <summary>What an invoice that bills these may take off: they, and what earlier ones could not take off, tax included.</summary>
    public async Task<Money> ToTakeOff(IReadOnlyList<PaidPeriod> unbilled, CancellationToken ct)
    {
        var billed = db.PaidPeriods.Where(paid => paid.InvoiceId != null);
        var paid = await billed.SumAsync(period => (long)(object)period.Net, ct) + await billed.SumAsync(period => (long)(object)period.Tax, ct);
        var taken = await db.Invoices.SumAsync(invoice => (long)(object)invoice.Paid, ct);
        return unbilled.Aggregate(new Money(paid - taken), (sum, period) => sum + period.Gross);
    }
}
