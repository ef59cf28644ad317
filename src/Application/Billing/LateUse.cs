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
        if (shown.All(invoice => invoice.LeftByCard == Money.Zero) || await FirstOpen(db, ct) is not { } since)
            return shown;

        // While a month is not closed nobody knows what of it was beyond.
        var taken = await db.PaidPeriods
            .Where(paid => paid.UsedIn > since && (long)(object)paid.Used > 0 && db.MonthClosings.Any(closing => closing.Month == paid.UsedIn))
            .GroupBy(paid => paid.UsedIn!.Value)
            .Select(month => new { Month = month.Key, Cents = month.Sum(paid => (long)(object)paid.Used + (long)(object)paid.UsedTax), At = month.Max(paid => paid.At) })
            .OrderBy(month => month.Month).ToListAsync(ct);
        if (taken.Count == 0)
            return shown;
        var invoices = await InvoiceView.All(db.Standing().Where(invoice => invoice.Month >= since && invoice.Kind == InvoiceKind.Invoice).OrderBy(invoice => invoice.Month), db).ToListAsync(ct);
        var own = invoices.ToDictionary(invoice => invoice.Month!.Value, invoice => invoice.PartByCard);
        var beyond = taken.ConvertAll(month => new Beyond(month.Month, month.At, new Money(month.Cents) - own.GetValueOrDefault(month.Month)));
        var settled = invoices.ToDictionary(invoice => invoice.Id, invoice => Settle(invoice, beyond));
        return [.. shown.Select(invoice => settled.TryGetValue(invoice.Id, out var paid) ? paid : invoice)];
    }

    // Of all that the business has, whichever are looked at: the same money pays the same invoice on every page. Those that look open
    // without their lines are among them.
    private static Task<LocalDate?> FirstOpen(IKallikyDb db, CancellationToken ct) => db.Standing()
        .Where(invoice => invoice.Kind == InvoiceKind.Invoice && invoice.IsByCard && (long)(object)invoice.Total - (long)(object)invoice.Collected - (long)(object)invoice.Paid
            > db.PaidPeriods.Where(paid => paid.UsedIn == invoice.Month).Sum(paid => (long)(object)paid.Used + (long)(object)paid.UsedTax))
        .MinAsync(invoice => invoice.Month, ct);

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
