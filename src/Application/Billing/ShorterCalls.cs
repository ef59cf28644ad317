using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>The carrier's own times may come when a month has its invoice. Where they make its calls shorter than what was billed, the
/// difference is given back with the next month, once; where they make them longer, that is billed to nobody.</summary>
internal sealed class ShorterCalls(IKallikyDb db)
{
    /// <summary>No carrier corrects what is older.</summary>
    private const int Months = 12;

    /// <returns>Lines for an invoice of that month, one for each earlier month.</returns>
    public async Task<IReadOnlyList<InvoiceLine>> Before(BillingMonth month, CancellationToken ct)
    {
        var (first, last) = (month.First.PlusMonths(-Months), month.First);
        var invoices = await db.Standing().AsNoTracking().Where(invoice => invoice.Month >= first && invoice.Month < last).Select(invoice => new { invoice.Id, invoice.Month, invoice.Lines }).ToListAsync(ct);
        var billed = invoices.SelectMany(invoice => invoice.Lines, (invoice, line) => (Month: line.From ?? invoice.Month!.Value, Line: line))
            .Where(of => of.Line.Kind == InvoiceLineKind.Minutes).ToLookup(of => of.Month, of => of.Line);
        if (billed.Count == 0)
            return [];
        var ids = invoices.ConvertAll(invoice => invoice.Id);
        var credits = await db.Invoices.AsNoTracking().Where(note => note.Reason != null && ids.Contains(note.CreditsId!.Value)).Select(note => new { note.CreditsId, note.Lines }).ToListAsync(ct);
        var left = invoices.GroupBy(invoice => invoice.Month!.Value).ToDictionary(of => of.Key, of => Net(of.SelectMany(invoice => invoice.Lines))
            + Net(credits.Where(note => of.Any(invoice => invoice.Id == note.CreditsId)).SelectMany(note => note.Lines)) + Net(billed[of.Key].Where(line => line.IsOfShorterCalls())));
        var months = billed.Select(of => of.Key).ToList();
        var called = await db.UsageEntries.Where(entry => months.Contains(entry.Month) && entry.Seconds != null).GroupBy(entry => entry.Month)
            .Select(of => new { of.Key, Seconds = of.Sum(entry => (long)entry.Seconds!) }).ToDictionaryAsync(of => of.Key, of => of.Seconds, ct);
        return [.. billed.OrderBy(of => of.Key).Select(of => Less(BillingMonth.Of(of.Key), [.. of], called.GetValueOrDefault(of.Key), left.GetValueOrDefault(of.Key))).OfType<InvoiceLine>()];
    }

    private static Money Net(IEnumerable<InvoiceLine> lines) => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

    // The minutes included, the price and the cap are those of the invoice, whatever they are now. No more goes back than is left of it
    // after a person's credit notes.
    private static InvoiceLine? Less(BillingMonth month, IReadOnlyList<InvoiceLine> billed, long called, Money left)
    {
        if (billed.FirstOrDefault(line => !line.IsOfShorterCalls()) is not { Seconds: { } seconds, Called: { } before, PerMinute: { } price })
            return null;
        var beyond = Math.Max(0, seconds - (before - called));
        var gone = seconds - billed.Where(line => line.IsOfShorterCalls()).Sum(line => line.Seconds!.Value) - beyond;
        var less = Net(billed) - Overage.Of(beyond, 0, price, null);
        less = less < left ? less : left;
        return gone > 0 && less > Money.Zero ? InvoiceLine.OfShorterCalls(month, gone, price, less) : null;
    }
}
