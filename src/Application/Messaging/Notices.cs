using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>Tells the owners what touches what they have agreed on with Kalliky: a payment, a limit. By mail to each of them, whatever
/// was settled, and where the alerts of a store go. Once per key.</summary>
internal sealed class Notices(IKallikyDb db, IAccounts accounts, IVault vault, Buyers buyers, Owner owner, Outgoing outgoing, IOptions<AppOptions> app)
{
    /// <param name="says">In the language that the business reads.</param>
    /// <param name="page">Where it is dealt with, inside a store's pages.</param>
    /// <param name="until">Past that it tells nothing any more.</param>
    /// <param name="near">The store that it began at: its alerts rather than another's.</param>
    public async Task Tell(Func<Language, string> says, string key, string page, Instant until, CancellationToken ct, Guid? near = null)
    {
        var store = await db.Stores.Open().AsNoTracking().OrderByDescending(known => known.AlertPhone != null || known.AlertEmail != null)
            .ThenByDescending(known => known.Id == near).ThenBy(known => known.Id)
            .Select(known => new { known.Id, known.Key, known.Name, known.AlertEmail }).FirstOrDefaultAsync(ct);
        if (store is null)
            return;
        var language = await buyers.Reads(ct);
        var (words, alert) = (says(language), new AlertWords(language));
        var letter = new Letter(store.Id, MessageKind.Notice, words, key) { ExpiresAt = until };
        await owner.Tell(letter, language, _ => true, page, ct);
        var owners = await db.Memberships.Where(member => member.Role == Role.Owner).Select(member => member.AccountId).ToListAsync(ct);
        var told = vault.Open(store.AlertEmail);
        foreach (var (account, email) in (await accounts.Emails(owners, ct)).Where(known => !known.Value.Equals(told, StringComparison.OrdinalIgnoreCase)))
        {
            var written = letter with { Text = alert.Whole(store.Name, words, $"{app.Value.PublicUrl}/{store.Key}/{page}"), OnceKey = KeyFor(key, account) };
            await outgoing.Mail(written, email, alert.Subject(store.Name, words), ct);
        }
    }

    /// <summary>The keys under which one notice may stand: as a text, as a mail to where alerts go, as a mail to each owner.</summary>
    public static IEnumerable<string> Keys(string key, IEnumerable<Guid> owners) => owners.Select(account => KeyFor(key, account)).Prepend(Owner.MailKey(key)).Prepend(key);

    private static string KeyFor(string key, Guid account) => $"{key}:{account:N}";
}
