using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Tells the collector what a paying business owes beside its plan, in cents: what its months have cost by now less what was
/// told before. Test calls cost nothing, hence there is nothing to tell of them.</summary>
/// <returns>False when it is not time, or when the business pays for no plan.</returns>
public sealed record ReportUsage : IRequest<bool>;

internal sealed class ReportUsageHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, UseToTell use, IPayments payments, ILogger<ReportUsageHandler> logger)
    : IRequestHandler<ReportUsage, bool>
{
    /// <summary>Collectors sum up what they were told a little later than they take it.</summary>
    private static readonly Duration Settles = Duration.FromMinutes(30);

    public async Task<bool> Handle(ReportUsage request, CancellationToken cancellationToken)
    {
        if (await Reckon(cancellationToken) is not { CustomerId: { } customer } account)
            return false;
        foreach (var reading in await db.MeterReadings.Where(known => known.ToldAt == null).OrderBy(known => known.At).ThenBy(known => known.Id).ToListAsync(cancellationToken))
        {
            if (reading.MayBeForgotten(moment.Now) && await IsSettling(reading, cancellationToken))
                continue;
            if (await IsToTell(customer, reading, cancellationToken))
                await Tell(customer, reading, cancellationToken);
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

    // What was told a moment ago may not stand in the meter's sums yet: then the next round looks.
    private Task<bool> IsSettling(MeterReading reading, CancellationToken ct)
    {
        var since = moment.Now - Settles;
        return db.MeterReadings.AnyAsync(known => known.Meter == reading.Meter && known.ToldAt > since, ct);
    }

    // Its answer never came, and the collector may have forgotten since that it counted it: what its meter has counted says whether it did.
    private async Task<bool> IsToTell(string customer, MeterReading reading, CancellationToken ct)
    {
        if (!reading.MayBeForgotten(moment.Now) || reading.TriedFor is not { } since)
            return true;
        var told = new Money(await db.MeterReadings.Where(known => known.Meter == reading.Meter && known.ToldAt != null && known.At >= since).SumAsync(known => (long)(object)known.Amount, ct));
        await db.Rest();
        if (await payments.Counted(customer, reading.Meter, since, ct) is not { } counted || counted == told)
            return true;
        if (counted != told + reading.Amount)
        {
            logger.LogError(
                "Whether reading {Reading} of {Amount} cents was counted is unknown: since {Since} the meter counts {Counted} cents, and {Told} were told beside it. It is not told again. Compare both at the collector, then invoice there what is missing.",
                reading.OnceKey, reading.Amount.Cents, since, counted.Cents, told.Cents);
        }

        return false;
    }

    // That it is being told stands before it is.
    private async Task Tell(string customer, MeterReading reading, CancellationToken ct)
    {
        reading.IsTold(moment.Now);
        await db.SaveChangesAsync(ct);
        await db.Rest();
        await payments.Report(customer, reading, ct);
    }
}
