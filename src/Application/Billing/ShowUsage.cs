using Kalliky.Application.Businesses;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>The plan of the business and what a month has used of it.</summary>
/// <param name="Month">Any day of it; the present one when none is named.</param>
public sealed record ShowUsage(LocalDate? Month = null) : IRequest<ShowUsage.Shown>
{
    /// <param name="Stores">How many there are.</param>
    /// <param name="Seconds">Of the calls that are over.</param>
    /// <param name="ExpectedSeconds">By the end of the month, if it goes on as it has; null for a month that is over or has hardly begun.</param>
    /// <param name="Beyond">What the minutes beyond the plan cost so far, never more than the cap.</param>
    /// <param name="Cap">The present one, whichever month is shown; null when the merchant has set none.</param>
    public sealed record Shown(
        Plan Plan, Instant Since, PlanTerms Terms, int CallsAtOnce, int Stores, BillingMonth Month, int Calls, long Seconds, long? ExpectedSeconds, Money Beyond, Money? Cap,
        IReadOnlyList<Alert> Alerts)
    {
        /// <summary>What holds in that month: of one that is over, what it ended with; of the present one the minutes of FREE while a
        /// payment is owed.</summary>
        public required MonthTerms Then { get; init; }

        /// <summary>Minutes begun are not counted until they are full.</summary>
        public long Minutes => Seconds / 60;

        public long? ExpectedMinutes => ExpectedSeconds / 60;
    }

    /// <param name="Minutes">Included.</param>
    /// <param name="PerMinute">For each one beyond; null where none is sold.</param>
    /// <param name="Cap">Of a month that is closed, the one by which it was billed.</param>
    public sealed record MonthTerms(Plan Plan, int Minutes, Money? PerMinute, Money? Cap, int CommissionBasisPoints);

    /// <param name="OfCap">Of what they may cost; else of the minutes.</param>
    /// <param name="OfLimit">Of the minutes of FREE, while a payment was owed.</param>
    public sealed record Alert(int Percent, bool OfCap, bool OfLimit, Instant At);
}

internal sealed class ShowUsageHandler(IKallikyDb db, IMoment moment, Subscriptions subscriptions, MonthBills bills, IOptions<PlanOptions> plans) : IRequestHandler<ShowUsage, ShowUsage.Shown>
{
    private static readonly Duration Telling = Duration.FromDays(1);

    public async Task<ShowUsage.Shown> Handle(ShowUsage request, CancellationToken cancellationToken)
    {
        var month = request.Month is { } day ? BillingMonth.Of(day) : BillingMonth.Of(moment.Now);
        var terms = await subscriptions.Terms(cancellationToken);
        var holds = terms.Limits ?? terms.Plan;
        var (use, bill) = (await MonthUse.Of(month, db, cancellationToken), await bills.Of(month, cancellationToken));
        var closed = await db.MonthClosings.AsNoTracking().SingleOrDefaultAsync(closing => closing.Month == month.First, cancellationToken);
        var cap = closed is null ? terms.Cap : closed.Cap;
        return new ShowUsage.Shown(
            terms.Subscription.Plan, terms.Subscription.Since, terms.Plan, terms.CallsAtOnce, await db.Stores.Open().CountAsync(cancellationToken), month,
            use.Calls, use.Seconds, Expected(month, use.Seconds),
            closed is not null ? await Billed(month, cancellationToken) : bill.Plan is null ? terms.OverageOf(use.Seconds) : bill.Overage(use.Seconds, cap), terms.Cap, await Alerts(month, cancellationToken))
        {
            Then = month.Until > moment.Now || bill.Plan is not { } plan ? Of(terms.Subscription.Plan, holds.Minutes, holds.PerMinute, cap) : Of(plan, bill.Minutes.Included, bill.Minutes.PerMinute, cap),
        };
    }

    // What became known since changes no invoice.
    private async Task<Money> Billed(BillingMonth month, CancellationToken ct)
    {
        var lines = await db.Standing().AsNoTracking().Where(invoice => invoice.Month == month.First).Select(invoice => invoice.Lines).ToListAsync(ct);
        return lines.SelectMany(of => of).Where(line => line.Kind == InvoiceLineKind.Minutes && !line.IsOfShorterCalls()).Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
    }

    private ShowUsage.MonthTerms Of(Plan plan, int minutes, Money? perMinute, Money? cap) => new(plan, minutes, perMinute, cap, plans.Value.Of(plan).CommissionBasisPoints);

    private long? Expected(BillingMonth month, long seconds)
    {
        var (whole, passed) = (month.Until - month.From, moment.Now - month.From);
        return passed >= Telling && passed < whole ? (long)(seconds * (whole / passed)) : null;
    }

    // The same news by text and by mail is one.
    private async Task<IReadOnlyList<ShowUsage.Alert>> Alerts(BillingMonth month, CancellationToken ct)
    {
        var key = UsageAlerts.Key(month);
        var owners = await db.Memberships.Where(member => member.Role == Role.Owner).Select(member => member.AccountId).ToListAsync(ct);
        string[] keys = [.. UsageAlerts.Bounds.SelectMany(_ => UsageAlerts.Thresholds, (of, percent) => $"{key}{of}:{percent}").SelectMany(known => Notices.Keys(known, owners))];
        var told = await db.Messages.AsNoTracking().Where(message => keys.Contains(message.OnceKey!))
            .Select(message => new { Key = message.OnceKey!, message.CreatedAt }).ToListAsync(ct);
        return [.. told.Select(alert => (Parts: alert.Key[key.Length..].Split(':'), alert.CreatedAt))
            .Select(alert => new ShowUsage.Alert(int.Parse(alert.Parts[1], System.Globalization.CultureInfo.InvariantCulture), alert.Parts[0] == UsageAlerts.Cap, alert.Parts[0] == UsageAlerts.Limited, alert.CreatedAt))
            .DistinctBy(alert => (alert.Percent, alert.OfCap, alert.OfLimit)).OrderBy(alert => alert.At)];
    }
}
