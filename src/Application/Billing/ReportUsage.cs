using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Tells the collector what a paying business owes beside its plan, in cents: what its months have cost by now less what was
/// told before. Test calls cost nothing, hence there is nothing to tell of them.</summary>
/// <returns>False when it is not time, or when the business pays for no plan.</returns>
public sealed record ReportUsage : IRequest<bool>;

internal sealed class ReportUsageHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, UseToTell use, IPayments payments)
    : IRequestHandler<ReportUsage, bool>
{
    public async Task<bool> Handle(ReportUsage request, CancellationToken cancellationToken)
    {
        if (await Reckon(cancellationToken) is not { CustomerId: { } customer } account)
            return false;
        foreach (var reading in await db.MeterReadings.Where(known => known.ToldAt == null).OrderBy(known => known.At).ThenBy(known => known.Id).ToListAsync(cancellationToken))
        {
            await db.Rest();
            await payments.Report(customer, reading, cancellationToken);
            reading.WasTold(moment.Now);
            await db.SaveChangesAsync(cancellationToken);
        }

        account.WasTold(moment.Now);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    // Behind the lock of the business: two nodes that come at the same moment do not both write the same difference.
    private async Task<PaymentAccount?> Reckon(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        var now = moment.Now;
        var account = await db.PaymentAccounts.SingleOrDefaultAsync(known => known.TellAt <= now && known.SubscriptionId != null, ct);
        if (account is null)
            return null;
        var open = MeterReading.Open(now);
        foreach (var late in await db.MeterReadings.Where(known => known.ToldAt == null && known.Month < open[0].First).ToListAsync(ct))
            late.MovesTo(open[^1], now);
        await db.SaveChangesAsync(ct);
        foreach (var (meter, month, number, amount) in await use.Of(account, open, ct))
            db.MeterReadings.Add(new MeterReading(moment.NewId(), tenant.Required(), meter, month, number, amount, now));
        account.IsTold(now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return account;
    }
}
