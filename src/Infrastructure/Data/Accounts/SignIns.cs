using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Sign-in by ASP.NET Core Identity.</summary>
internal sealed class SignIns(SignInManager<Account> people, IPasswordHasher<Account> hasher) : ISignIns
{
    private const int LongestPassword = PasswordRules.Longest;

    private const int LongestCode = 40;

    private static readonly Account Nobody = new();

    public async Task<SignedIn> Enter(string email, string password)
    {
        if (password.Length > LongestPassword)
            return SignedIn.No;
        if (await people.UserManager.FindByEmailAsync(email) is not { } account)
        {
            // As long as for somebody, so that the time does not tell who is known.
            hasher.HashPassword(Nobody, password);
            return SignedIn.No;
        }

        // A locked door does not look at the password: that would be quicker than for nobody.
        if (await people.UserManager.IsLockedOutAsync(account))
            hasher.HashPassword(Nobody, password);
        var result = await people.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => SignedIn.Yes,
            { IsLockedOut: true } => SignedIn.LockedOut,
            { RequiresTwoFactor: true } => SignedIn.NeedsCode,
            _ => SignedIn.No,
        };
    }

    public async Task<SignedIn> EnterCode(string code)
    {
        var plain = string.Concat(code.Where(sign => !char.IsWhiteSpace(sign)));
        if (plain.Length is 0 or > LongestCode || await people.GetTwoFactorAuthenticationUserAsync() is null)
            return SignedIn.No;
        var result = plain.All(char.IsAsciiDigit)
            ? await people.TwoFactorAuthenticatorSignInAsync(plain, isPersistent: true, rememberClient: false)
            : await people.TwoFactorRecoveryCodeSignInAsync(plain.ToUpperInvariant());
        return result switch
        {
            { Succeeded: true } => SignedIn.Yes,
            { IsLockedOut: true } => SignedIn.LockedOut,
            _ => SignedIn.No,
        };
    }

    public async Task Stay(Guid account)
    {
        if (await people.UserManager.FindByIdAsync(account.ToString()) is { } known)
            await people.RefreshSignInAsync(known);
    }

    public Task Leave() => people.SignOutAsync();
}
