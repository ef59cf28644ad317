using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>Writes down mails about accounts, to be saved with what they speak of; the postman sends them afterwards.</summary>
internal sealed class AccountPost(IKallikyDb db, IAccountVault vault, IMoment moment)
{
    /// <summary>Mails of one kind to one address in an hour; more are not written, and nobody is told.</summary>
    public const int MostAnHour = 3;

    /// <returns>False when that address has had enough of them.</returns>
    public async Task<bool> Write(AccountMailKind kind, string email, Language language, CancellationToken ct, string? secret = null, string? business = null)
    {
        var (key, since) = (await vault.KeyOf(email, ct), moment.Now - Duration.FromHours(1));
        if (await db.AccountMails.CountAsync(mail => mail.EmailKey == key && mail.Kind == kind && mail.CreatedAt > since, ct) >= MostAnHour)
            return false;
        db.AccountMails.Add(new AccountMail(moment.NewId(), kind, vault.Seal(email), key, language, moment.Now)
        {
            Secret = secret is null ? null : vault.Seal(secret),
            Business = business is null ? null : vault.Seal(business),
        });
        return true;
    }
}
