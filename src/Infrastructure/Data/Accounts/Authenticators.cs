using Kalliky.Application.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>Codes of an authenticator program, by ASP.NET Core Identity (RFC 6238, 30 seconds, six digits).</summary>
internal sealed class Authenticators(UserManager<Account> people, Lockout lockout) : IAuthenticators
{
    private const int RecoveryCodes = 10;

    public async Task<bool> IsOn(Guid id) => await people.GetTwoFactorEnabledAsync(await Find(id));

    public async Task<int> CodesLeft(Guid id) => await people.CountRecoveryCodesAsync(await Find(id));

    public async Task<string> Prepare(Guid id)
    {
        var account = await Find(id);
        if (await people.GetAuthenticatorKeyAsync(account) is { Length: > 0 } known)
            return known;
        await people.ResetAuthenticatorKeyAsync(account);
        return (await people.GetAuthenticatorKeyAsync(account))!;
    }

    public async Task<IReadOnlyList<string>?> TurnOn(Guid id, string code)
    {
        var account = await Find(id);
        if (!await lockout.Admits(id) || !await people.VerifyTwoFactorTokenAsync(account, people.Options.Tokens.AuthenticatorTokenProvider, code))
            return null;

        // Whoever is at this screen knows the key: it proves nothing about the password.
        await lockout.GiveBack(id);
        await people.SetTwoFactorEnabledAsync(account, true);
        return [.. await people.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
    }

    public async Task TurnOff(Guid id)
    {
        var account = await Find(id);
        await people.SetTwoFactorEnabledAsync(account, false);
        await people.ResetAuthenticatorKeyAsync(account);
        await people.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
    }

    private async Task<Account> Find(Guid id) =>
        await people.FindByIdAsync(id.ToString()) ?? throw new InvalidOperationException("There is no such account.");
}
