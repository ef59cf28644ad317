using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>The owner says where the money of orders goes, on the collector's own pages: an account is made there, once, and its
/// forms are opened as often as one likes.</summary>
/// <param name="StoreKey">The store whose pages one comes back to.</param>
[Needs(Permission.SettlePayouts)]
public sealed record ConnectPayouts(string StoreKey) : IRequest<ConnectPayouts.Answer>
{
    public abstract record Answer;

    public sealed record Opened(Uri Address) : Answer;

    /// <summary>The operator has not set it up.</summary>
    public sealed record NotOffered : Answer;

    public sealed record NotOpened(PaymentTrouble Why) : Answer;
}

internal sealed class ConnectPayoutsValidator : AbstractValidator<ConnectPayouts>
{
    public ConnectPayoutsValidator() => RuleFor(request => request.StoreKey).NotEmpty().MaximumLength(80);
}

internal sealed class ConnectPayoutsHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, IOrderPayments payments) : IRequestHandler<ConnectPayouts, ConnectPayouts.Answer>
{
    public async Task<ConnectPayouts.Answer> Handle(ConnectPayouts request, CancellationToken cancellationToken)
    {
        if (!payments.IsOffered || await db.Businesses.AnyAsync(business => business.LeftAt != null, cancellationToken))
            return new ConnectPayouts.NotOffered();
        try
        {
            var account = await Account(cancellationToken);
            await db.Rest();
            return new ConnectPayouts.Opened(await payments.Onboard(account, request.StoreKey, cancellationToken));
        }
        catch (PaymentException problem)
        {
            return new ConnectPayouts.NotOpened(problem.Why);
        }
    }

    // The row stands before the collector is asked: two clicks make one account.
    private async Task<string> Account(CancellationToken ct)
    {
        var account = await db.PayoutAccounts.SingleOrDefaultAsync(ct) ?? db.PayoutAccounts.Add(new PayoutAccount(tenant.Required(), moment.Now)).Entity;
        account.AwaitsOwner(moment.Now);
        await db.SaveChangesAsync(ct);
        if (account.Handle is { } known)
            return known;
        var name = await db.Businesses.Select(business => business.Name).SingleAsync(ct);
        await db.Rest();
        account.IsKnownAs(await payments.OpenAccount(tenant.Required(), name, account.Lost, ct));
        await db.SaveChangesAsync(ct);
        return account.Handle!;
    }
}
