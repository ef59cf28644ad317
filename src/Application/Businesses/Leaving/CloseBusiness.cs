using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>An owner closes the business: calls go to the human from now on, its subscription ends with the month, and everything
/// is erased after a few days, in which an owner may still come back.</summary>
/// <param name="Name">The business's name, written out: nobody closes the wrong one.</param>
/// <param name="Password">Of whoever asks, again: an open screen must not be enough.</param>
[Needs(Permission.CloseBusiness)]
public sealed record CloseBusiness(string Name, string Password, Language Language) : IRequest<CloseBusiness.Answer>
{
    public abstract record Answer;

    /// <param name="At">When it is erased.</param>
    public sealed record Closing(Instant At) : Answer;

    /// <summary>Somebody asked before, or it has left.</summary>
    public sealed record Known : Answer;

    public sealed record OtherName : Answer;

    public sealed record WrongPassword : Answer;

    public sealed record LockedOut : Answer;

    /// <summary>Whoever asks owns no business.</summary>
    public sealed record NotYours : Answer;

    // Never in a log.
    public override string ToString() => "CloseBusiness { }";
}

internal sealed class CloseBusinessHandler(IKallikyDb db, IMoment moment, Owners owners, IAccounts accounts, ClosingMails mails, Actor actor)
    : IRequestHandler<CloseBusiness, CloseBusiness.Answer>
{
    public async Task<CloseBusiness.Answer> Handle(CloseBusiness request, CancellationToken cancellationToken)
    {
        if (actor.Account is not { } me)
            return new CloseBusiness.NotYours();
        var name = await db.Businesses.Select(business => business.Name).SingleAsync(cancellationToken);
        if (!Same(name, request.Name))
            return new CloseBusiness.OtherName();
        switch (await accounts.Check(me, request.Password))
        {
            case PasswordCheck.Wrong:
                return new CloseBusiness.WrongPassword();
            case PasswordCheck.LockedOut:
                return new CloseBusiness.LockedOut();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var members = await owners.Locked(cancellationToken);
        if (members.Find(member => member.AccountId == me) is not { Role: Role.Owner })
            return new CloseBusiness.NotYours();
        var business = await db.Businesses.SingleAsync(cancellationToken);
        if (!business.Close(moment.Now, request.Language))
            return new CloseBusiness.Known();
        await mails.Write(AccountMailKind.BusinessCloses, business, members, request.Language, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CloseBusiness.Closing(business.ClosesAt!.Value);
    }

    private static bool Same(string name, string written) => string.Equals(name.Trim(), written.Trim(), StringComparison.OrdinalIgnoreCase);
}
