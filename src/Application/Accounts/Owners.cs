using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Whoever changes who owns the business does so one after the other, so that it is never left without an owner.</summary>
internal sealed class Owners(IKallikyDb db, CurrentTenant tenant)
{
    /// <summary>The members, as long as the transaction lasts the only ones to change them.</summary>
    public async Task<List<Membership>> Locked(CancellationToken ct)
    {
        await db.LockBusiness(tenant.Required(), ct);
        return await db.Memberships.OrderBy(member => member.Id).ToListAsync(ct);
    }

    public static bool IsLast(List<Membership> members, Membership one) =>
        one.Role == Role.Owner && members.Count(member => member.Role == Role.Owner) == 1;
}
