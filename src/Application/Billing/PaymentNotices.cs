using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Tells the owners what happened to their payments: by mail to each, and where the store's alerts go. Once per key.</summary>
internal sealed class PaymentNotices(IKallikyDb db, IMoment moment, IAccounts accounts, IVault vault, Buyers buyers, Owner owner, Outgoing outgoing, IOptions<AppOptions> app)
{
    /// <summary>Where orders that are paid by link are dealt with.</summary>
    public const string Links = "facturation/liens";

    private const string Plan = "facturation/plan";

    // A payment that was refused is worth being told for as long.
    private static readonly Duration Fresh = Duration.FromDays(7);

    /// <param name="says">In the language that the business reads.</param>
    /// <param name="page">Where it is dealt with, inside a store's pages.</param>
    public async Task Tell(Func<PaymentWords, string> says, string key, CancellationToken ct, string page = Plan)
    {
        var store = await db.Stores.Open().AsNoTracking().OrderByDescending(known => known.AlertPhone != null || known.AlertEmail != null).ThenBy(known => known.Id)
            .Select(known => new { known.Id, known.Key, known.Name, known.AlertEmail }).FirstOrDefaultAsync(ct);
        if (store is null)
            return;
        var language = await buyers.Reads(ct);
        var (words, alert) = (says(new PaymentWords(language)), new AlertWords(language));
        var letter = new Letter(store.Id, MessageKind.Alert, words, "alert:payment:" + key) { ExpiresAt = moment.Now + Fresh };
        await owner.Tell(letter, language, _ => true, page, ct);
        var owners = await db.Memberships.Where(member => member.Role == Role.Owner).Select(member => member.AccountId).ToListAsync(ct);
        var told = vault.Open(store.AlertEmail);
        foreach (var (account, email) in (await accounts.Emails(owners, ct)).Where(known => !known.Value.Equals(told, StringComparison.OrdinalIgnoreCase)))
        {
            var written = letter with { Text = alert.Whole(store.Name, words, $"{app.Value.PublicUrl}/{store.Key}/{page}"), OnceKey = $"{letter.OnceKey}:{account:N}" };
            await outgoing.Mail(written, email, alert.Subject(store.Name, words), ct);
        }
    }
}
