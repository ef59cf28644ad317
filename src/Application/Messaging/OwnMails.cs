using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;

namespace Kalliky.Application.Messaging;

/// <summary>Whether the address of whoever asks has complained about a mail of this business.</summary>
internal sealed class OwnMails(IAccounts accounts, IVault vault, OptOuts optOuts, Actor actor)
{
    /// <summary>Under which the address is kept; null where nobody asks, or nothing is stopped.</summary>
    public async Task<string?> Stopped(CancellationToken ct)
    {
        if (actor.Account is not { } me || !(await accounts.Emails([me], ct)).TryGetValue(me, out var email))
            return null;
        var key = vault.KeyOf(email.ToLowerInvariant());
        return await optOuts.Has(key, ct) ? key : null;
    }
}
