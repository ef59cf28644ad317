using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>Tells every owner what becomes of their business, or of a store of it. Mails of nobody's: they outlive its rows.</summary>
internal sealed class ClosingMails(IAccounts accounts, Buyers buyers, AccountPost post)
{
    public async Task Write(AccountMailKind kind, Business business, IEnumerable<Membership> members, Language language, CancellationToken ct)
    {
        foreach (var email in await Owners(members, ct))
            await post.Write(kind, email, language, ct, business: business.Name);
    }

    /// <summary>One store closes: in the language that the business reads.</summary>
    /// <param name="by">The account that asked.</param>
    public async Task Write(Store store, IEnumerable<Membership> members, Guid? by, CancellationToken ct)
    {
        var who = by is { } account ? (await accounts.Emails([account], ct)).GetValueOrDefault(account) : null;
        var language = await buyers.Reads(ct);
        foreach (var email in await Owners(members, ct))
            await post.Write(AccountMailKind.StoreCloses, email, language, ct, secret: store.Key, business: store.Name, by: who);
    }

    private async Task<IEnumerable<string>> Owners(IEnumerable<Membership> members, CancellationToken ct) =>
        (await accounts.Emails([.. members.Where(member => member.Role == Role.Owner).Select(member => member.AccountId)], ct)).Values;
}
