using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>The document of an invoice, as it was printed; null when there is none with this id, or it is not printed yet.</summary>
/// <param name="AsXml">The one for programs; else the PDF.</param>
public sealed record ReadInvoice(Guid InvoiceId, bool AsXml = false) : IRequest<ReadInvoice.Document?>
{
    public sealed record Document(string Number, byte[] Content);
}

internal sealed class ReadInvoiceHandler(IKallikyDb db, IVault vault) : IRequestHandler<ReadInvoice, ReadInvoice.Document?>
{
    public async Task<ReadInvoice.Document?> Handle(ReadInvoice request, CancellationToken cancellationToken)
    {
        var kept = await db.InvoiceDocuments.AsNoTracking().Where(document => document.InvoiceId == request.InvoiceId)
            .Join(db.Invoices, document => document.InvoiceId, invoice => invoice.Id, (document, invoice) => new { invoice.Number, Sealed = request.AsXml ? document.Xml : document.Pdf })
            .SingleOrDefaultAsync(cancellationToken);
        return kept is not null && vault.OpenBytes(kept.Sealed) is { } content ? new ReadInvoice.Document(kept.Number, content) : null;
    }
}
