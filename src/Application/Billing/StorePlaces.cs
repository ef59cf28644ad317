using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Whether the plan has room for one store more. Asked inside the transaction that adds it: two people who add the last
/// one at the same moment add one.</summary>
internal sealed class StorePlaces(IKallikyDb db, CurrentTenant tenant, Subscriptions subscriptions)
{
    /// <summary>Null when there is room; else the plan and how many stores it has.</summary>
    public async Task<(Plan Plan, int Stores)?> Full(CancellationToken ct)
    {
        await db.LockBusiness(tenant.Required(), ct);
        var terms = await subscriptions.Terms(ct);
        return await db.Stores.Open().CountAsync(ct) < terms.Plan.Stores ? null : (terms.Subscription.Plan, terms.Plan.Stores);
    }
}
