using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>What became of a payment that one comes back from. Null when this business has none of that id.</summary>
public sealed record ShowCheckout(Guid Id) : IRequest<ShowCheckout.Shown?>
{
    public sealed record Shown(Guid Id, Plan Plan, CheckoutStatus Status);
}

internal sealed class ShowCheckoutHandler(IKallikyDb db) : IRequestHandler<ShowCheckout, ShowCheckout.Shown?>
{
    public Task<ShowCheckout.Shown?> Handle(ShowCheckout request, CancellationToken cancellationToken) => db.Checkouts.AsNoTracking()
        .Where(checkout => checkout.Id == request.Id).Select(checkout => new ShowCheckout.Shown(checkout.Id, checkout.Plan, checkout.Status)).FirstOrDefaultAsync(cancellationToken);
}
