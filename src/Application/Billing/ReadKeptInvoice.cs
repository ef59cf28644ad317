using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>The PDF of an invoice whose business has left, as it was printed; null where no copy is kept. For the operator, whom
/// the tax office may ask: no page and no key reaches it.</summary>
public sealed record ReadKeptInvoice(Guid InvoiceId) : IRequest<byte[]?>;

internal sealed class ReadKeptInvoiceHandler(IKallikyDb db, IAccountVault house) : IRequestHandler<ReadKeptInvoice, byte[]?>
{
    public async Task<byte[]?> Handle(ReadKeptInvoice request, CancellationToken cancellationToken) =>
        await db.KeptInvoices.AsNoTracking().Where(kept => kept.Id == request.InvoiceId).Select(kept => kept.Pdf).SingleOrDefaultAsync(cancellationToken) is { } pdf
            ? house.OpenBytes(pdf)
            : null;
}
