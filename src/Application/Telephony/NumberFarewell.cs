using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Telephony;

/// <summary>A business that left: each of its numbers goes back before its rows do, for the carrier would otherwise go on charging
/// for one that nobody knows any more.</summary>
internal sealed class NumberFarewell(IKallikyDb db, CurrentTenant tenant, TenantScopes scopes) : IFarewell
{
    public async Task<bool> Finish(CancellationToken ct)
    {
        foreach (var order in await Open().ToListAsync(ct))
            await GiveBack(order, ct);
        return !await Open().AnyAsync(ct);
    }

    // In a scope of its own: whoever takes a number further forgets the rows of its scope between two steps.
    private async Task GiveBack(Guid order, CancellationToken ct)
    {
        await using var scope = scopes.Open(tenant.Required());
        await scope.ServiceProvider.GetRequiredService<NumberLeaving>().GiveBack(order, unlessActive: false, ct);
        await scope.ServiceProvider.GetRequiredService<NumberProgress>().Advance(order, ct);
    }

    private IQueryable<Guid> Open() => db.NumberOrders
        .Where(order => order.Status != NumberStatus.Refused && order.Status != NumberStatus.Released).Select(order => order.Id);
}
