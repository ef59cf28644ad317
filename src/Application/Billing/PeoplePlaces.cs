using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Whether the plan has room for one person more. Asked inside the transaction that invites: two who invite the last one
/// at the same moment invite one.</summary>
internal sealed class PeoplePlaces(IKallikyDb db, CurrentTenant tenant, IMoment moment, Subscriptions subscriptions)
{
    /// <param name="emailKey">Of whoever is asked: invited before, they take no second place.</param>
    /// <returns>Null when there is room; else the plan and how many it has.</returns>
    public async Task<(Plan Plan, int People)?> Full(string emailKey, CancellationToken ct)
    {
        await db.LockBusiness(tenant.Required(), ct);
        var terms = await subscriptions.Terms(ct);
        return await Taken(emailKey, ct) < terms.Plan.People ? null : (terms.Subscription.Plan, terms.Plan.People);
    }

    /// <summary>Those who may enter, and those whose invitation is open.</summary>
    public async Task<int> Taken(string? but, CancellationToken ct)
    {
        var now = moment.Now;
        return await db.Memberships.CountAsync(ct) + await db.Invitations
            .CountAsync(one => one.UsedAt == null && one.WithdrawnAt == null && one.ExpiresAt > now && one.EmailKey != but, ct);
    }
}
