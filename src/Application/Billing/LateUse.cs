using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Use that became known when the collector had closed its month already was told in a later one, and is paid with that. So what
/// a payment brought beyond the use of its own month pays what is open of months before, the oldest first.</summary>
internal static class LateUse
{
    public static async Task<IReadOnlyList<InvoiceView>> Settle(IReadOnlyList<InvoiceView> shown, IKallikyDb db, CancellationToken ct)
    {
        if (shown.Where(invoice => invoice.LeftByCard > Money.Zero).Min(invoice => invoice.Month) is not { } since)
            return shown;
        var taken = await db.PaidPeriods.Where(paid => paid.UsedIn > since && (long)(object)paid.Used > 0).GroupBy(paid => paid.UsedIn!.Value)
            .Select(month => new { Month = month.Key, Cents = month.Sum(paid => (long)(object)paid.Used + (long)(object)paid.UsedTax), At = month.Max(paid => paid.At) })
            .OrderBy(month => month.Month).ToListAsync(ct);
        if (taken.Count == 0)
            return shown;
        var invoices = await InvoiceView.All(db.Invoices.Where(invoice => invoice.Month >= since && invoice.Kind == InvoiceKind.Invoice).OrderBy(invoice => invoice.Month), db).ToListAsync(ct);
        var own = invoices.ToDictionary(invoice => invoice.Month!.Value, invoice => invoice.PartByCard);
        var beyond = taken.ConvertAll(month => new Beyond(month.Month, month.At, new Money(month.Cents) - own.GetValueOrDefault(month.Month)));
        var settled = invoices.ToDictionary(invoice => invoice.Id, invoice => Settle(invoice, beyond));
        return [.. shown.Select(invoice => settled.TryGetValue(invoice.Id, out var paid) ? paid : invoice)];
    }

    private static InvoiceView Settle(InvoiceView invoice, List<Beyond> beyond)
    {
        foreach (var payment in beyond.Where(payment => payment.Month > invoice.Month && payment.Left > InvoiceView.Rounding && invoice.LeftByCard > Money.Zero))
        {
            var part = payment.Left < invoice.LeftByCard ? payment.Left : invoice.LeftByCard;
            payment.Left -= part;
            invoice = invoice with { UsePaid = invoice.UsePaid + part.Cents, LastPaidAt = payment.At };
        }

        return invoice;
    }

    /// <summary>What payments of one month's use have brought beyond it.</summary>
    private sealed class Beyond(LocalDate month, Instant at, Money left)
    {
        public LocalDate Month => month;

        public Instant At => at;

        public Money Left { get; set; } = left;
    }
}
