using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>An invoice or a credit note, and what has been paid of it by now.</summary>
/// <param name="Month">The month that it closes; null for what a person credited.</param>
/// <param name="IsPrinted">Its documents can be read.</param>
/// <param name="CreditsId">The invoice that a credit note speaks of, and its number.</param>
public sealed record InvoiceView(
    Guid Id, string Number, InvoiceKind Kind, LocalDate? Month, Instant IssuedAt, LocalDate IssuedOn, LocalDate DueOn, IReadOnlyList<InvoiceLine> Lines, Money Net, Money Vat, Money Total,
    bool IsPrinted, Guid? CreditsId, string? CreditsNumber)
{
    /// <summary>The tax is rounded here on the sum, at the collector on the plan of one month and the use of another: what lies between
    /// them is a cent, or two where payments by link are taken off, and nobody owes it.</summary>
    private static readonly Money Rounding = new(2);

    /// <summary>Of the total, what was kept out of payments by link.</summary>
    public required Money Collected { get; init; }

    /// <summary>Taken off when it was issued: the plan, paid before.</summary>
    public required Money PaidBefore { get; init; }

    /// <summary>Payments of its month's plan that no invoice bills, in cents with tax.</summary>
    public required long PaidLate { get; init; }

    /// <summary>What the next month's payment has paid of what its month used, in cents with tax.</summary>
    public required long UsePaid { get; init; }

    /// <summary>Given back by credit notes, in cents with tax.</summary>
    public required long Credited { get; init; }

    /// <summary>A payment of its month was noted before its parts were: then any payment stood for the whole.</summary>
    public required bool IsPaidOfOld { get; init; }

    public required Instant? LastPaidAt { get; init; }

    /// <summary>What is left to pay by now. A payment of a plan counts where the plan was billed by the day, before it was paid.</summary>
    public Money Left
    {
        get
        {
            if (Kind == InvoiceKind.CreditNote || IsPaidOfOld)
                return Money.Zero;
            var late = Lines.Any(line => line.Owes(line.From ?? default)) ? PaidLate : 0;
            var left = Total - Collected - PaidBefore - new Money(late + UsePaid + Credited);
            return left <= (UsePaid + late > 0 ? Rounding : Money.Zero) ? Money.Zero : left;
        }
    }

    /// <summary>When nothing was left to pay; null while something is, where it was credited instead, and for a credit note.</summary>
    public Instant? PaidAt => Kind == InvoiceKind.CreditNote || Left > Money.Zero ? null : LastPaidAt ?? (Credited == 0 ? IssuedAt : null);

    internal static IQueryable<InvoiceView> All(IQueryable<Invoice> invoices, IKallikyDb db) => invoices.AsNoTracking().Select(invoice => new InvoiceView(
        invoice.Id, invoice.Number, invoice.Kind, invoice.Month, invoice.IssuedAt, invoice.IssuedOn, invoice.DueOn, invoice.Lines, invoice.Net, invoice.Vat, invoice.Total,
        db.InvoiceDocuments.Any(document => document.InvoiceId == invoice.Id), invoice.CreditsId, invoice.CreditsNumber)
    {
        Collected = invoice.Collected,
        PaidBefore = invoice.Paid,
        PaidLate = db.PaidPeriods.Where(paid => paid.Month == invoice.Month && paid.InvoiceId == null && paid.ReturnedAt == null).Sum(paid => (long)(object)paid.Net + (long)(object)paid.Tax),
        UsePaid = db.PaidPeriods.Where(paid => paid.UsedIn == invoice.Month).Sum(paid => (long)(object)paid.Used + (long)(object)paid.UsedTax),
        Credited = db.Invoices.Where(note => note.CreditsId == invoice.Id).Sum(note => -(long)(object)note.Total),
        IsPaidOfOld = db.PaidPeriods.Any(paid => paid.Month == invoice.Month && paid.UsedIn == null),
        LastPaidAt = db.PaidPeriods
            .Where(paid => paid.InvoiceId == invoice.Id || (paid.Month == invoice.Month && paid.InvoiceId == null && paid.ReturnedAt == null && (long)(object)paid.Net > 0) || (paid.UsedIn == invoice.Month && (long)(object)paid.Used > 0))
            .Max(paid => (Instant?)paid.At),
    });
}
