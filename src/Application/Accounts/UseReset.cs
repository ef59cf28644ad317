using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>A new password for whoever reads the address. Every device is signed out, and the address is told.</summary>
public sealed record UseReset(string Token, string Password, Language Language) : IRequest<UseReset.Answer>
{
    public enum Answer
    {
        Changed,
        Used,
        Expired,
        Unknown,
    }

    // Never in a log.
    public override string ToString() => "UseReset { }";
}

internal sealed class UseResetValidator : AbstractValidator<UseReset>
{
    public UseResetValidator() => RuleFor(request => request.Password).StrongPassword(_ => []);
}

internal sealed class UseResetHandler(IKallikyDb db, IAccountVault vault, IMoment moment, IAccounts accounts, AccountPost post) : IRequestHandler<UseReset, UseReset.Answer>
{
    public async Task<UseReset.Answer> Handle(UseReset request, CancellationToken ct)
    {
        var hash = Token.HashOf(request.Token);
        var link = await db.AccountLinks.FirstOrDefaultAsync(known => known.TokenHash == hash && known.Purpose == AccountLinkPurpose.Reset, ct);
        if (link is null)
            return UseReset.Answer.Unknown;
        if (link.UsedAt is not null)
            return UseReset.Answer.Used;
        if (link.IsOver(moment.Now) || vault.Open(link.Email) is not { } email || await accounts.Find(email, ct) is not { } account)
            return UseReset.Answer.Expired;

        // The link's row is held until the password is kept elsewhere: whoever clicks twice waits here, and what breaks off leaves a
        // link that still opens, and no mail that says more than is true.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        link.Use(moment.Now);
        await post.Write(AccountMailKind.PasswordChanged, email, request.Language, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return UseReset.Answer.Used;
        }

        await post.IsWanted(email, ct);
        await accounts.SetPassword(account, request.Password);

        // Afterwards: whoever came in with the old one meanwhile is out as well.
        await db.Sessions.Where(session => session.AccountId == account).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return UseReset.Answer.Changed;
    }
}
