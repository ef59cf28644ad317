using Kalliky.Application.Shared;
using MediatR;

namespace Kalliky.Application.Billing;

/// <summary>The invoices of which something is left to be transferred, the one that is due first before the others.</summary>
public sealed record ListOwed : IRequest<IReadOnlyList<InvoiceView>>;

internal sealed class ListOwedHandler(IKallikyDb db) : IRequestHandler<ListOwed, IReadOnlyList<InvoiceView>>
{
    public async Task<IReadOnlyList<InvoiceView>> Handle(ListOwed request, CancellationToken cancellationToken) => await InvoiceView.Owed(db, cancellationToken);
}
