using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Whoever asks deletes their account: memberships, sessions, codes and devices go with it. Refused while a business would be
/// left without an owner.</summary>
/// <param name="Password">Asked again: an open screen must not be enough.</param>
public sealed record EraseAccount(string Password, Language Language) : IRequest<EraseAccount.Answer>
{
    public abstract record Answer;

    public sealed record Erased : Answer;

    /// <summary>These have no other owner; nothing was erased.</summary>
    public sealed record OnlyOwner(IReadOnlyList<string> Businesses) : Answer;

    public sealed record WrongPassword : Answer;

    public sealed record LockedOut : Answer;

    /// <summary>Nobody is signed in.</summary>
    public sealed record Unknown : Answer;

    // Never in a log.
    public override string ToString() => "EraseAccount { }";
}

internal sealed class EraseAccountHandler(IKallikyDb db, IMoment moment, IDoors doors, IAccounts accounts, IAccountVault vault, AccountPost post, Actor actor)
    : IRequestHandler<EraseAccount, EraseAccount.Answer>
{
    public async Task<EraseAccount.Answer> Handle(EraseAccount request, CancellationToken cancellationToken)
    {
        if (actor.Account is not { } me || !(await accounts.Emails([me], cancellationToken)).TryGetValue(me, out var email))
            return new EraseAccount.Unknown();
        switch (await accounts.Check(me, request.Password))
        {
            case PasswordCheck.Wrong:
                return new EraseAccount.WrongPassword();
            case PasswordCheck.LockedOut:
                return new EraseAccount.LockedOut();
        }

        if (await doors.EraseAccount(me, moment.Now, actor.From, cancellationToken) is { Count: > 0 } orphans)
            return new EraseAccount.OnlyOwner(orphans);

        // What was still to be sent to them is not; the last word is.
        var key = await vault.KeyOf(email, cancellationToken);
        await db.AccountMails.Where(mail => mail.EmailKey == key).ExecuteDeleteAsync(cancellationToken);
        await post.Write(AccountMailKind.AccountErased, email, request.Language, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new EraseAccount.Erased();
    }
}
