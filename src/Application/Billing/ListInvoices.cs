using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using MediatR;

namespace Kalliky.Application.Billing;

/// <summary>The invoices and credit notes of the business, the latest first.</summary>
public sealed record ListInvoices(int Limit = Slice.Usual, Position? After = null) : IRequest<Slice<InvoiceView>>;

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
        var rows = await InvoiceView.Read(invoices.OrderByDescending(invoice => invoice.IssuedAt).ThenByDescending(invoice => invoice.Id).Take(request.Limit + 1), db, cancellationToken);
        return Slice.Cut(rows, request.Limit, row => new Position(row.IssuedAt, row.Id), row => row);
    }
}
