using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>An owner comes back while the business closes: calls are answered again. A plan that ends with the month is chosen
/// again on its own page.</summary>
[Needs(Permission.CloseBusiness)]
public sealed record KeepBusiness(Language Language) : IRequest<KeepBusiness.Answer>
{
    public enum Answer
    {
        Kept,

        /// <summary>It does not close, or has left.</summary>
        NothingToKeep,
    }
}

internal sealed class KeepBusinessHandler(IKallikyDb db, Owners owners, ClosingMails mails) : IRequestHandler<KeepBusiness, KeepBusiness.Answer>
{
    public async Task<KeepBusiness.Answer> Handle(KeepBusiness request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var members = await owners.Locked(cancellationToken);
        var business = await db.Businesses.SingleAsync(cancellationToken);
        if (!business.Stay())
            return KeepBusiness.Answer.NothingToKeep;
        await mails.Write(AccountMailKind.BusinessKept, business, members, request.Language, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return KeepBusiness.Answer.Kept;
    }
}
