using Kalliky.Application.Accounts;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Tells the owners what happened to their payments: by mail to each, and where the store's alerts go. Once per key.</summary>
internal sealed class PaymentNotices(IKallikyDb db, IMoment moment, IAccounts accounts, IVault vault, Owner owner, Outgoing outgoing, IOptions<AppOptions> app)
{
    private const string Page = "facturation/plan";

    // A payment that was refused is worth being told for as long.
    private static readonly Duration Fresh = Duration.FromDays(7);

    public async Task Tell(string words, string key, CancellationToken ct)
    {
        var store = await db.Stores.AsNoTracking().OrderByDescending(known => known.AlertPhone != null || known.AlertEmail != null).ThenBy(known => known.Id)
            .Select(known => new { known.Id, known.Key, known.Name, known.AlertEmail }).FirstOrDefaultAsync(ct);
        if (store is null)
            return;
        var letter = new Letter(store.Id, MessageKind.Alert, words, "alert:payment:" + key) { ExpiresAt = moment.Now + Fresh };
        await owner.Tell(letter, _ => true, Page, ct);
        var owners = await db.Memberships.Where(member => member.Role == Role.Owner).Select(member => member.AccountId).ToListAsync(ct);
        var told = vault.Open(store.AlertEmail);
        foreach (var (account, email) in (await accounts.Emails(owners, ct)).Where(known => !known.Value.Equals(told, StringComparison.OrdinalIgnoreCase)))
        {
            var written = letter with { Text = AlertWords.Whole(store.Name, words, $"{app.Value.PublicUrl}/{store.Key}/{Page}"), OnceKey = $"{letter.OnceKey}:{account:N}" };
            await outgoing.Mail(written, email, $"{store.Name} : {words}", ct);
        }
    }
}
