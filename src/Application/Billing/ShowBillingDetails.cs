using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>To whom the next invoice is written.</summary>
public sealed record ShowBillingDetails : IRequest<ShowBillingDetails.Shown>
{
    /// <param name="Email">Null where invoices go to the owner.</param>
    public sealed record Shown(Buyer Buyer, string? Email, Language Language);
}

internal sealed class ShowBillingDetailsHandler(IKallikyDb db, IVault vault, Buyers buyers) : IRequestHandler<ShowBillingDetails, ShowBillingDetails.Shown>
{
    public async Task<ShowBillingDetails.Shown> Handle(ShowBillingDetails request, CancellationToken cancellationToken)
    {
        var (buyer, language) = await buyers.Present(cancellationToken);
        var email = await db.BillingDetails.Select(details => details.Email).SingleOrDefaultAsync(cancellationToken);
        return new ShowBillingDetails.Shown(buyer, vault.Open(email), language);
    }
}
