using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>One bounded step of a business that leaves. Each begins at what it finds, so that whoever is killed is followed by
/// somebody who goes on, and two that do it together do it once.</summary>
public sealed record StepOut : IRequest<StepOut.Answer>
{
    public enum Answer
    {
        /// <summary>It does not leave, or not yet, or has left whole.</summary>
        NothingToDo,

        /// <summary>Somebody else must finish first; it is looked at again later.</summary>
        Waits,

        /// <summary>There is more to do at once.</summary>
        GoesOn,

        /// <summary>Nothing is left but what the law keeps.</summary>
        Erased,
    }
}

internal sealed class StepOutHandler(IKallikyDb db, IMoment moment, Owners owners, ClosingMails mails, Subscriptions subscriptions, IEnumerable<IFarewell> farewells, IBusinessRows rows)
    : IRequestHandler<StepOut, StepOut.Answer>
{
    private const int RowsAtOnce = 500;

    private static readonly Duration Pause = Duration.FromMinutes(1);

    public async Task<StepOut.Answer> Handle(StepOut request, CancellationToken cancellationToken)
    {
        var business = await db.Businesses.SingleOrDefaultAsync(cancellationToken);
        if (business is null or { StepAt: null } || business.StepAt > moment.Now)
            return StepOut.Answer.NothingToDo;
        if (business.LeftAt is null)
            return await Leave(cancellationToken);
        foreach (var farewell in farewells)
        {
            if (!await farewell.Finish(cancellationToken))
                return await Wait(business, cancellationToken);
        }

        return await rows.Erase(RowsAtOnce, cancellationToken) > 0 ? StepOut.Answer.GoesOn : await Forget(business, cancellationToken);
    }

    // Nobody enters any more, and what has to follow elsewhere is told, in one transaction.
    private async Task<StepOut.Answer> Leave(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var members = await owners.Locked(ct);
        var business = await db.Businesses.SingleAsync(ct);
        await db.Businesses.Entry(business).ReloadAsync(ct);
        if (!business.Leave(moment.Now))
            return StepOut.Answer.NothingToDo;
        await subscriptions.EndUnpaid(moment.Now, ct);
        await db.ApiKeys.ExecuteDeleteAsync(ct);
        await db.Invitations.ExecuteDeleteAsync(ct);
        await mails.Write(AccountMailKind.BusinessErased, business, members, business.LeavesIn ?? Language.French, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return StepOut.Answer.GoesOn;
    }

    private async Task<StepOut.Answer> Wait(Business business, CancellationToken ct)
    {
        business.LookAgain(moment.Now + Pause);
        await db.SaveChangesAsync(ct);
        return StepOut.Answer.Waits;
    }

    // The key goes with the name: whatever it sealed, in a backup or in what is kept, opens no more.
    private async Task<StepOut.Answer> Forget(Business business, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await rows.EraseKey(ct);
        business.Forget(moment.Now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return StepOut.Answer.Erased;
    }
}
