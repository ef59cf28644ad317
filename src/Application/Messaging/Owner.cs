using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Messaging;

/// <summary>Tells the owner what cannot wait, where they want to be told.</summary>
internal sealed class Owner(IKallikyDb db, IVault vault, Outgoing outgoing, IOptions<AppOptions> app)
{
    /// <summary>Of the mail that says the same as a text.</summary>
    public static string MailKey(string onceKey) => onceKey + ":mail";

    /// <param name="language">That the letter is written in: what its business reads.</param>
    /// <param name="wants">Whether the store's settings ask for it.</param>
    /// <param name="page">Where it is dealt with, inside the store's pages.</param>
    public async Task Tell(Letter letter, Language language, Func<MessageSettings, bool> wants, string page, CancellationToken ct)
    {
        var store = await db.Stores.AsNoTracking().Where(known => known.Id == letter.StoreId)
            .Select(known => new { known.Key, known.Name, known.Messages, known.AlertPhone, known.AlertEmail }).FirstOrDefaultAsync(ct);
        if (store is null || !wants(store.Messages))
            return;
        var words = new AlertWords(language);
        var written = letter with { Text = words.Whole(store.Name, letter.Text, $"{app.Value.PublicUrl}/{store.Key}/{page}") };
        if (PhoneNumber.TryParse(vault.Open(store.AlertPhone), out var phone))
            await outgoing.Text(written, phone, ct);
        if (vault.Open(store.AlertEmail) is { Length: > 0 } email)
            await outgoing.Mail(written with { OnceKey = MailKey(letter.OnceKey) }, email, words.Subject(store.Name, letter.Text), ct);
    }
}
