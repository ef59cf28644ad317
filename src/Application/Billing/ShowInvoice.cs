using Kalliky.Application.Shared;
using MediatR;

namespace Kalliky.Application.Billing;

/// <summary>One invoice or credit note; null when there is none with this id.</summary>
public sealed record ShowInvoice(Guid InvoiceId) : IRequest<InvoiceView?>;

internal sealed class ShowInvoiceHandler(IKallikyDb db) : IRequestHandler<ShowInvoice, InvoiceView?>
{
    public async Task<InvoiceView?> Handle(ShowInvoice request, CancellationToken cancellationToken) =>
        (await InvoiceView.Read(db.Invoices.Where(invoice => invoice.Id == request.InvoiceId), db, cancellationToken)).SingleOrDefault();
}
