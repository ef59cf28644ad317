using Kalliky.Application.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Sign-in by ASP.NET Core Identity.</summary>
internal sealed class SignIns(SignInManager<Account> people, IPasswordHasher<Account> hasher) : ISignIns
{
    private const int LongestPassword = 200;

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

        var result = await people.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => SignedIn.Yes,
            { IsLockedOut: true } => SignedIn.LockedOut,
            _ => SignedIn.No,
        };
    }

    public Task Leave() => people.SignOutAsync();
}
