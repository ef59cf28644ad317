using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Tells the collector what a paying business owes beside its plan, in cents, each entry once. Test calls have no entry,
/// hence nothing to tell. Minutes are priced by the month, so what is told is the difference to what was told before.</summary>
internal sealed class ReportUsage(IKallikyDb db, IMoment moment, CurrentTenant tenant, Subscriptions subscriptions, IPayments payments)
    : IReact<UsageCounted>, IReact<CommissionDue>
{
    public async Task React(UsageCounted happened, CancellationToken ct)
    {
        if (await db.UsageEntries.AsNoTracking().FirstOrDefaultAsync(known => known.Id == happened.EntryId, ct) is not { Seconds: { } seconds } entry)
            return;
        await Report(Meter.Minutes, entry.Month, entry.TakenAt, $"usage-{entry.Id:N}-{seconds}", () => Untold(BillingMonth.Of(entry.Month), ct), ct);
    }

    public async Task React(CommissionDue happened, CancellationToken ct)
    {
        if (await db.LedgerEntries.AsNoTracking().FirstOrDefaultAsync(known => known.Id == happened.EntryId, ct) is { } entry)
            await Report(Meter.Commissions, entry.Month, entry.At, $"commission-{entry.Id:N}", () => Task.FromResult(entry.Commission), ct);
    }

    private async Task<Money> Untold(BillingMonth month, CancellationToken ct)
    {
        var cost = (await subscriptions.Terms(ct)).OverageOf((await MonthUse.Of(month, db, ct)).Seconds);
        var told = await db.MeterReadings.Where(known => known.Meter == Meter.Minutes && known.Month == month.First).Select(known => known.Amount).ToListAsync(ct);
        return told.Aggregate(cost, (left, amount) => left - amount);
    }

    private async Task Report(Meter meter, LocalDate month, Instant at, string key, Func<Task<Money>> amount, CancellationToken ct)
    {
        var account = await db.PaymentAccounts.AsNoTracking().SingleOrDefaultAsync(ct);
        if (account is not { CustomerId: { } customer, SubscriptionId: not null })
            return;
        if (await Reading(meter, month, at, key, amount, ct) is not { ToldAt: null } reading)
            return;
        await db.Rest();
        await payments.Report(customer, reading, ct);
        reading.WasTold(moment.Now);
        await db.SaveChangesAsync(ct);
    }

    // Behind the lock of the business: two calls that end together do not both tell the same difference.
    private async Task<MeterReading?> Reading(Meter meter, LocalDate month, Instant at, string key, Func<Task<Money>> amount, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        if (await db.MeterReadings.SingleOrDefaultAsync(known => known.OnceKey == key, ct) is { } written)
            return written;
        if (await amount() is not { Cents: not 0 } cents)
            return null;
        var reading = db.MeterReadings.Add(new MeterReading(moment.NewId(), tenant.Required(), meter, month, cents, at, key)).Entity;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return reading;
    }
}
