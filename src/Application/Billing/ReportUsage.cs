using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Tells the collector what a paying business owes beside its plan, in cents: of this month and the last one, what they
/// cost by now less what was told of them before. Test calls cost nothing, hence there is nothing to tell of them.</summary>
/// <returns>False when it is not time, or when the business pays for no plan.</returns>
public sealed record ReportUsage : IRequest<bool>;

internal sealed class ReportUsageHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, MonthBills bills, IPayments payments)
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
        var months = Months(now);
        var carried = await bills.CarriedInto(months[0], ct);
        foreach (var reckoned in months)
        {
            await Read(Meter.Minutes, reckoned, await bills.Overage(reckoned, ct), ct);

            // A collector bills no month below nothing: what is left of one goes into the next.
            var cost = await bills.Commission(reckoned, ct) + carried;
            carried = cost < Money.Zero ? cost : Money.Zero;
            await Read(Meter.Commissions, reckoned, cost - carried, ct);
        }

        account.IsTold(now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return account;
    }

    // A collector's clock is UTC: what was told of a month before it began there would count in the last one.
    private static IReadOnlyList<BillingMonth> Months(Instant now) =>
        BillingMonth.Of(now) is var month && now.InUtc().Date < month.First ? [month.Before] : [month.Before, month];

    private async Task Read(Meter meter, BillingMonth month, Money cost, CancellationToken ct)
    {
        var told = await db.MeterReadings.Where(known => known.Meter == meter && known.Month == month.First).Select(known => known.Amount).ToListAsync(ct);
        if (told.Aggregate(cost, (left, amount) => left - amount) is { Cents: not 0 } untold)
            db.MeterReadings.Add(new MeterReading(moment.NewId(), tenant.Required(), meter, month, told.Count, untold, moment.Now));
    }
}
