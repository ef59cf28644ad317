using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;

namespace Kalliky.Application.Billing;

/// <summary>An invoice in whose place another was written bills its month no more: whoever looks for a month's invoice looks here.</summary>
internal static class StandingInvoices
{
    public static IQueryable<Invoice> Standing(this IKallikyDb db) =>
        db.Invoices.Where(invoice => !db.Invoices.Any(next => next.Kind == InvoiceKind.Invoice && next.CreditsId == invoice.Id));
}
