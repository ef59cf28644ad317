using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>A payment that was begun is given up: nobody can pay there any more.</summary>
[Needs(Permission.SettleBilling)]
public sealed record DropCheckout(Guid Id) : IRequest<DropCheckout.Answer>
{
    public abstract record Answer;

    public sealed record Dropped : Answer;

    /// <summary>It was paid a moment ago.</summary>
    public sealed record Paid : Answer;

    /// <summary>None of that id is open here.</summary>
    public sealed record Unknown : Answer;

    /// <summary>It is still open.</summary>
    public sealed record NotClosed(PaymentTrouble Why) : Answer;
}

internal sealed class DropCheckoutHandler(IKallikyDb db, IPayments payments) : IRequestHandler<DropCheckout, DropCheckout.Answer>
{
    public async Task<DropCheckout.Answer> Handle(DropCheckout request, CancellationToken cancellationToken)
    {
        if (await db.Checkouts.SingleOrDefaultAsync(known => known.Id == request.Id && known.Status == CheckoutStatus.Open, cancellationToken) is not { } checkout)
            return new DropCheckout.Unknown();
        var customer = await db.PaymentAccounts.AsNoTracking().Select(account => account.CustomerId).SingleAsync(cancellationToken);
        try
        {
            if (checkout.SessionId is { } session && !await payments.CloseCheckout(customer!, session, cancellationToken))
                return new DropCheckout.Paid();
        }
        catch (PaymentException problem)
        {
            return new DropCheckout.NotClosed(problem.Why);
        }

        checkout.Became(CheckoutStatus.Expired);
        await db.SaveChangesAsync(cancellationToken);
        return new DropCheckout.Dropped();
    }
}
