using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>The invoices and credit notes of the business, the latest first.</summary>
public sealed record ListInvoices(int Limit = Slice.Usual, Position? After = null) : IRequest<Slice<InvoiceView>>;

/// <param name="Month">The month that it closes; null for what a person credited.</param>
/// <param name="PaidAt">When its month was paid; null while that is not known, and for a credit note.</param>
/// <param name="IsPrinted">Its documents can be read.</param>
/// <param name="CreditsId">The invoice that a credit note speaks of, and its number.</param>
public sealed record InvoiceView(
    Guid Id, string Number, InvoiceKind Kind, LocalDate? Month, Instant IssuedAt, LocalDate IssuedOn, LocalDate DueOn, IReadOnlyList<InvoiceLine> Lines, Money Net, Money Vat, Money Total,
    Instant? PaidAt, bool IsPrinted, Guid? CreditsId, string? CreditsNumber)
{
    internal static IQueryable<InvoiceView> All(IQueryable<Invoice> invoices, IKallikyDb db) => invoices.AsNoTracking().Select(invoice => new InvoiceView(
        invoice.Id, invoice.Number, invoice.Kind, invoice.Month, invoice.IssuedAt, invoice.IssuedOn, invoice.DueOn, invoice.Lines, invoice.Net, invoice.Vat, invoice.Total,
        invoice.Kind == InvoiceKind.Invoice
            ? db.PaidPeriods.Where(payment => payment.Month == invoice.Month).OrderBy(payment => payment.At).Select(payment => (Instant?)payment.At).FirstOrDefault()
            : null,
        db.InvoiceDocuments.Any(document => document.InvoiceId == invoice.Id), invoice.CreditsId, invoice.CreditsNumber));
}

internal sealed class ListInvoicesValidator : AbstractValidator<ListInvoices>
{
    public ListInvoicesValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
}

internal sealed class ListInvoicesHandler(IKallikyDb db) : IRequestHandler<ListInvoices, Slice<InvoiceView>>
{
    public async Task<Slice<InvoiceView>> Handle(ListInvoices request, CancellationToken cancellationToken)
    {
        IQueryable<Invoice> invoices = db.Invoices;
        if (request.After is { Time: var time, Id: var id })
            invoices = invoices.Where(invoice => invoice.IssuedAt <= time && (invoice.IssuedAt < time || invoice.Id < id));
        var rows = await InvoiceView.All(invoices.OrderByDescending(invoice => invoice.IssuedAt).ThenByDescending(invoice => invoice.Id).Take(request.Limit + 1), db)
            .ToListAsync(cancellationToken);
        return Slice.Cut(rows, request.Limit, row => new Position(row.IssuedAt, row.Id), row => row);
    }
}
