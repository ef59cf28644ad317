using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Sign-in by ASP.NET Core Identity.</summary>
internal sealed class SignIns(SignInManager<Account> people, Lockout lockout, IPasswordHasher<Account> hasher) : ISignIns
{
    private const int LongestPassword = PasswordRules.Longest;

    private const int LongestCode = 40;

    private static readonly Account Nobody = new();

    public async Task<SignedIn> Enter(string email, string password)
    {
        if (password.Length > LongestPassword)
            return SignedIn.No;
        var account = await people.UserManager.FindByEmailAsync(email);
        var admitted = await lockout.Admits(account?.Id ?? Guid.Empty);
        if (account is null || !admitted)
        {
            // As long as for somebody whose door is open, so that the time does not tell who is known.
            hasher.HashPassword(Nobody, password);
            return account is null ? SignedIn.No : SignedIn.LockedOut;
        }

        var result = await people.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: false);
        if (result.Succeeded)
            await lockout.Forget(account.Id);
        else if (result.RequiresTwoFactor)
            await lockout.GiveBack(account.Id);
        return result switch
        {
            { Succeeded: true } => SignedIn.Yes,
            { RequiresTwoFactor: true } => SignedIn.NeedsCode,
            _ => SignedIn.No,
        };
    }

    public async Task<SignedIn> EnterCode(string code)
    {
        var plain = string.Concat(code.Where(sign => !char.IsWhiteSpace(sign)));
        if (plain.Length is 0 or > LongestCode || await people.GetTwoFactorAuthenticationUserAsync() is not { } account)
            return SignedIn.No;
        if (!await lockout.Admits(account.Id))
            return SignedIn.LockedOut;
        var result = plain.All(char.IsAsciiDigit)
            ? await people.TwoFactorAuthenticatorSignInAsync(plain, isPersistent: true, rememberClient: false)
            : await people.TwoFactorRecoveryCodeSignInAsync(plain.ToUpperInvariant());
        if (!result.Succeeded)
            return SignedIn.No;
        await lockout.Forget(account.Id);
        return SignedIn.Yes;
    }

    public async Task Stay(Guid account)
    {
        if (await people.UserManager.FindByIdAsync(account.ToString()) is { } known)
            await people.RefreshSignInAsync(known);
    }

    public Task Leave() => people.SignOutAsync();
}
