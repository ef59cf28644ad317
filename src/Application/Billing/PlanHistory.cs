using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Which plans the current business has had. Until one was changed no period is kept: it is the plan that the business
/// began with, at today's price.</summary>
internal sealed class PlanHistory(IKallikyDb db, IOptions<PlanOptions> plans, IMoment moment)
{
    /// <summary>In their order; the last one lasts.</summary>
    public async Task<IReadOnlyList<PlanPeriod>> All(CancellationToken ct)
    {
        var known = await Ordered(db.PlanPeriods.AsNoTracking()).ToListAsync(ct);
        return known.Count > 0 ? known : await Begun(ct);
    }

    /// <summary>Which one it had at an instant; the present one for what was before all that is known.</summary>
    public async Task<Plan> At(Instant at, CancellationToken ct)
    {
        var known = await All(ct);
        return (known.LastOrDefault(period => period.From <= at && (period.Until is null || period.Until > at)) ?? known[^1]).Plan;
    }

    /// <summary>Another plan from now on, at today's price; saved with whatever the caller saves.</summary>
    public async Task Follow(Plan plan, Instant at, CancellationToken ct)
    {
        var known = await Ordered(db.PlanPeriods).ToListAsync(ct);
        if (known.Count == 0)
        {
            known = await Begun(ct);
            db.PlanPeriods.AddRange(known);
        }

        var present = known[^1];
        db.PlanPeriods.Add(new PlanPeriod(moment.NewId(), present.TenantId, plan, plans.Value.Of(plan).Monthly, present.Close(at)));
    }

    // A plan that was changed before periods were kept left only when that was.
    private async Task<List<PlanPeriod>> Begun(CancellationToken ct)
    {
        var business = await db.Businesses.AsNoTracking().SingleAsync(ct);
        var first = Period(business, business.Plan, business.CreatedAt);
        var since = await db.Subscriptions.AsNoTracking().Select(subscription => new { subscription.Plan, subscription.Since }).SingleOrDefaultAsync(ct);
        return since is { } now && now.Plan != business.Plan ? [first, Period(business, now.Plan, first.Close(now.Since))] : [first];
    }

    private PlanPeriod Period(Business business, Plan plan, Instant from) => new(moment.NewId(), business.Id, plan, plans.Value.Of(plan).Monthly, from);

    private static IOrderedQueryable<PlanPeriod> Ordered(IQueryable<PlanPeriod> periods) => periods.OrderBy(period => period.From).ThenBy(period => period.Id);
}
