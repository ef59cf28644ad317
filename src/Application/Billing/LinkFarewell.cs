using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Billing;

/// <summary>A business that left: nobody pays its orders by link any more, and its account at the collector is let go.</summary>
internal sealed class LinkFarewell(IKallikyDb db, IMoment moment, CurrentTenant tenant, TenantScopes scopes, IOrderPayments payments) : IFarewell
{
    private const int AtOnce = 20;

    public async Task<bool> Finish(CancellationToken ct)
    {
        foreach (var payment in await Open().OrderBy(known => known).Take(AtOnce).ToListAsync(ct))
            await Close(payment, ct);
        return !await Open().AnyAsync(ct) && await AccountIsLetGo(ct);
    }

    private async Task Close(Guid payment, CancellationToken ct)
    {
        await using var scope = scopes.Open(tenant.Required());
        await scope.ServiceProvider.GetRequiredService<OrderPaymentReading>().Refresh(payment, ct);
    }

    // An account with money on it stays its owner's at the collector, who pays it out; nothing is charged for it any more.
    private async Task<bool> AccountIsLetGo(CancellationToken ct)
    {
        if (await db.PayoutAccounts.SingleOrDefaultAsync(ct) is not { Handle: { } handle } account)
            return true;
        await db.Rest();
        await payments.LetGo(handle, ct);
        account.Follow(null, moment.Now);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private IQueryable<Guid> Open() => db.OrderPayments.Where(payment => payment.Status == OrderPaymentStatus.Open).Select(payment => payment.Id);
}
