using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Which of these invoices are written to another name, address or number than the business has given since, and can be
/// put right.</summary>
public sealed record ListMisaddressed(IReadOnlyList<Guid> Invoices) : IRequest<IReadOnlySet<Guid>>;

internal sealed class ListMisaddressedHandler(Misaddressed misaddressed) : IRequestHandler<ListMisaddressed, IReadOnlySet<Guid>>
{
    public Task<IReadOnlySet<Guid>> Handle(ListMisaddressed request, CancellationToken cancellationToken) => misaddressed.Among(request.Invoices, cancellationToken);
}

/// <summary>Until the business has given its details nothing is wrong: then there is nothing better to write.</summary>
internal sealed class Misaddressed(IKallikyDb db, Buyers buyers)
{
    public async Task<IReadOnlySet<Guid>> Among(IReadOnlyList<Guid> invoices, CancellationToken ct)
    {
        if (!await db.BillingDetails.AnyAsync(ct))
            return new HashSet<Guid>();
        var (present, _) = await buyers.Present(ct);
        var written = await db.Invoices.AsNoTracking()
            .Where(invoice => invoices.Contains(invoice.Id) && invoice.Kind == InvoiceKind.Invoice && !db.Invoices.Any(about => about.CreditsId == invoice.Id))
            .Select(invoice => new { invoice.Id, invoice.Buyer }).ToListAsync(ct);
        return written.Where(invoice => buyers.Open(invoice.Buyer) != present).Select(invoice => invoice.Id).ToHashSet();
    }
}
