using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Another password, by somebody who says the one before. The other devices are signed out, and the address is told.</summary>
/// <param name="Session">The device that asks; it stays.</param>
public sealed record ChangePassword(Guid Session, string Current, string Password, Language Language) : IRequest<PasswordCheck>
{
    // Never in a log.
    public override string ToString() => "ChangePassword { }";
}

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator() => RuleFor(request => request.Password).StrongPassword(_ => []);
}

internal sealed class ChangePasswordHandler(IKallikyDb db, IAccounts accounts, AccountPost post, Actor actor) : IRequestHandler<ChangePassword, PasswordCheck>
{
    public async Task<PasswordCheck> Handle(ChangePassword request, CancellationToken ct)
    {
        if (actor.Account is not { } me)
            return PasswordCheck.Wrong;
        if (await accounts.Check(me, request.Current) is not PasswordCheck.Right and var refused)
            return refused;
        await accounts.SetPassword(me, request.Password);
        await db.Sessions.Where(session => session.AccountId == me && session.Id != request.Session).ExecuteDeleteAsync(ct);
        var emails = await accounts.Emails([me], ct);
        await post.Write(AccountMailKind.PasswordChanged, emails[me], request.Language, ct);
        await db.SaveChangesAsync(ct);
        return PasswordCheck.Right;
    }
}
