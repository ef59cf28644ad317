using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What was paid for the current business's plans, as invoices take it up: each payment is billed once, as it was taken.</summary>
internal sealed class PlanPayments(IKallikyDb db)
{
    /// <summary>Those that no invoice bills yet, by the end of the month. One that comes after its month was closed is billed with the
    /// next, unless that month's invoice has billed the plan by the day: then it pays that invoice. The difference to a larger plan is
    /// no payment of the month: while that is owed the whole month goes by the day, and the difference is a part of it.</summary>
    public async Task<IReadOnlyList<PaidPeriod>> Unbilled(BillingMonth month, CancellationToken ct)
    {
        var (open, billed) = await Open(month, ct);
        var months = open.Select(known => known.Month).Distinct().ToList();
        var paid = await db.PaidPeriods.Where(known => known.Plan != null && known.ReturnedAt == null && !known.IsOnTop && months.Contains(known.Month)).Select(known => known.Month).Distinct().ToListAsync(ct);
        return [.. open.Where(known => (!known.IsOnTop || paid.Contains(known.Month)) && !billed[known.Month].Any(line => line.Owes(known.From!.Value)))];
    }

    /// <summary>What payments of earlier months, which pay invoices that have billed days, brought beyond those days and what was billed of
    /// it since: a month that was owed is paid whole, also where the plan ended in it.</summary>
    public async Task<IReadOnlyList<InvoiceLine>> Beyond(BillingMonth month, CancellationToken ct)
    {
        var (open, billed) = await Open(month, ct);
        var late = open.Where(known => billed[known.Month].Any(line => line.Owes(known.From!.Value))).GroupBy(known => known.Month).ToList();
        if (late.Count == 0)
            return [];
        var since = (await db.Invoices.AsNoTracking().Select(invoice => invoice.Lines).ToListAsync(ct)).SelectMany(lines => lines).Where(line => line.IsBeyond == true).ToLookup(line => line.From!.Value);
        return
        [
            .. late.Select(of => InvoiceLine.OfBeyond(of.First(), Sum(of.Select(paid => paid.Net)) - Sum(billed[of.Key].Where(line => line.Owes(of.First().From!.Value)).Concat(since[of.Key]).Select(line => line.Amount))))
                .Where(line => line.Amount > Money.Zero),
        ];
    }

    /// <summary>What an invoice that bills these may take off: they, and what earlier ones could not take off, tax included.</summary>
    public async Task<Money> ToTakeOff(IReadOnlyList<PaidPeriod> unbilled, IReadOnlyList<InvoiceLine> beyond, CancellationToken ct)
    {
        var billed = (await db.PaidPeriods.AsNoTracking().Where(paid => paid.InvoiceId != null).ToListAsync(ct)).ToLookup(paid => paid.InvoiceId!.Value);
        var known = await db.Invoices.AsNoTracking().Select(invoice => new { invoice.Id, invoice.Paid, invoice.Lines }).ToListAsync(ct);
        return known.Aggregate(Worth(unbilled, beyond), (sum, invoice) => sum + Worth(billed[invoice.Id], invoice.Lines.Where(line => line.IsBeyond == true)) - invoice.Paid);
    }

    // With what the invoices of their months have billed.
    private async Task<(IReadOnlyList<PaidPeriod> Open, ILookup<LocalDate, InvoiceLine> Billed)> Open(BillingMonth month, CancellationToken ct)
    {
        var open = await db.PaidPeriods.Where(known => known.Plan != null && known.InvoiceId == null && known.ReturnedAt == null && known.Month <= month.First)
            .OrderBy(known => known.From).ThenBy(known => known.At).ToListAsync(ct);
        var months = open.Select(known => known.Month).Distinct().ToList();
        var billed = await db.Standing().AsNoTracking().Where(invoice => months.Contains(invoice.Month!.Value)).Select(invoice => new { invoice.Month, invoice.Lines }).ToListAsync(ct);
        return (open, billed.SelectMany(invoice => invoice.Lines, (invoice, line) => (invoice.Month, line)).ToLookup(of => of.Month!.Value, of => of.line));
    }

    // Together on an invoice, with the tax on their sum: the cent by which payments that were each rounded for themselves differ is
    // nobody's debt. Where the collector took another tax altogether, what it took.
    private static Money Worth(IEnumerable<PaidPeriod> together, IEnumerable<InvoiceLine> beyond)
    {
        var parts = together.Select(paid => (paid.Net, paid.Tax)).Concat(beyond.Select(line => (Net: line.Amount, Tax: Vat.Of(line.Amount)))).ToList();
        var (net, tax) = (Sum(parts.Select(part => part.Net)), Sum(parts.Select(part => part.Tax)));
        return Math.Abs((Vat.Of(net) - tax).Cents) <= parts.Count ? Vat.With(net) : net + tax;
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}
