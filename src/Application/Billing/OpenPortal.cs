using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Where the card is changed and receipts are found.</summary>
/// <param name="StoreKey">The store whose pages one comes back to.</param>
[Needs(Permission.SettleBilling), JournalAlways]
public sealed record OpenPortal(string StoreKey) : IRequest<OpenPortal.Answer>
{
    public abstract record Answer;

    public sealed record Opened(Uri Address) : Answer;

    /// <summary>This business has never paid anything.</summary>
    public sealed record Nothing : Answer;

    public sealed record NotOpened(PaymentTrouble Why) : Answer;
}

internal sealed class OpenPortalValidator : AbstractValidator<OpenPortal>
{
    public OpenPortalValidator() => RuleFor(request => request.StoreKey).NotEmpty().MaximumLength(80);
}

internal sealed class OpenPortalHandler(IKallikyDb db, IPayments payments, Buyers buyers) : IRequestHandler<OpenPortal, OpenPortal.Answer>
{
    public async Task<OpenPortal.Answer> Handle(OpenPortal request, CancellationToken cancellationToken)
    {
        if (await db.PaymentAccounts.AsNoTracking().Select(account => account.CustomerId).SingleOrDefaultAsync(cancellationToken) is not { } customer)
            return new OpenPortal.Nothing();
        var language = await buyers.Reads(cancellationToken);
        await db.Rest();
        try
        {
            return new OpenPortal.Opened(await payments.OpenPortal(customer, request.StoreKey, language, cancellationToken));
        }
        catch (PaymentException problem)
        {
            return new OpenPortal.NotOpened(problem.Why);
        }
    }
}
