using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>Tells every owner what becomes of their business. Mails of nobody's: they outlive its rows.</summary>
internal sealed class ClosingMails(IAccounts accounts, AccountPost post)
{
    public async Task Write(AccountMailKind kind, Business business, IEnumerable<Membership> members, Language language, CancellationToken ct)
    {
        var owners = members.Where(member => member.Role == Role.Owner).Select(member => member.AccountId).ToList();
        foreach (var email in (await accounts.Emails(owners, ct)).Values)
            await post.Write(kind, email, language, ct, business: business.Name);
    }
}
