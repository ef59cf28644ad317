using Kalliky.Application.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Infrastructure.Data.Accounts;

/// <summary>People are called by what they sign in with, without the part after the @.</summary>
internal sealed class MemberNames(AccountsDb accounts) : IMemberNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> asked, CancellationToken ct)
    {
        var rows = await accounts.Users.AsNoTracking().Where(account => asked.Contains(account.Id))
            .Select(account => new { account.Id, account.UserName }).ToListAsync(ct);
        return rows.ToDictionary(row => row.Id, row => (row.UserName ?? "").Split('@')[0]);
    }
}
