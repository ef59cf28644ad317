using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>Writes down mails about accounts, to be saved with what they speak of; the postman sends them afterwards.</summary>
internal sealed class AccountPost(IKallikyDb db, IAccountVault vault, IMoment moment)
{
    /// <summary>Mails of one kind to one address in an hour; more are not written, and nobody is told. Of stores that close each is
    /// written: only who may close them asks for it, and every owner hears of every one.</summary>
    public const int MostAnHour = 3;

    /// <returns>The mail; null when that address has had enough of them.</returns>
    public async Task<Guid?> Write(AccountMailKind kind, string email, Language language, CancellationToken ct, string? secret = null, string? business = null, string? by = null)
    {
        var (key, since) = (await vault.KeyOf(email, ct), moment.Now - Duration.FromHours(1));
        if (kind != AccountMailKind.StoreCloses && await db.AccountMails.CountAsync(mail => mail.EmailKey == key && mail.Kind == kind && mail.CreatedAt > since, ct) >= MostAnHour)
            return null;
        var id = moment.NewId();
        db.AccountMails.Add(new AccountMail(id, kind, vault.Seal(email), key, language, moment.Now)
        {
            Secret = secret is null ? null : vault.Seal(secret),
            Business = business is null ? null : vault.Seal(business),
            By = by is null ? null : vault.Seal(by),
        });
        return id;
    }

    /// <summary>Whoever reads that address wants something of us: they may be invited again.</summary>
    public async Task IsWanted(string email, CancellationToken ct)
    {
        var key = await vault.KeyOf(email, ct);
        await db.MailRefusals.Where(refusal => refusal.EmailKey == key).ExecuteDeleteAsync(ct);
    }
}
