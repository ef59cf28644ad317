using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Reads where the current business stands with its collector and brings everything here up to it: plan, checkouts, paid
/// months, and what follows when a payment is owed. Again does nothing; of two at once the later reading counts.</summary>
internal sealed class PaymentReading(
    IKallikyDb db, IMoment moment, CurrentTenant tenant, IPayments payments, Subscriptions subscriptions, PaymentNotices notices, IOptions<PaymentOptions> options,
    Buyers buyers, IOptions<PlanOptions> plans)
{
    /// <summary>Before the limits of FREE begin, its owner hears of it once more.</summary>
    private static readonly Duration LastCall = Duration.FromDays(3);

    /// <summary>A session that was given up may have been paid a moment before.</summary>
    private static readonly Duration MayBePaid = Duration.FromDays(2);

    /// <exception cref="PaymentException">The collector does not answer; it is done again later.</exception>
    public async Task Refresh(CancellationToken ct)
    {
        var began = moment.Now;
        var known = await db.PaymentAccounts.AsNoTracking().Select(account => account.CustomerId).ToListAsync(ct);
        if (known.Count == 0)
            return;
        var sessions = await Sessions(began).Select(checkout => checkout.SessionId!).ToListAsync(ct);
        await db.Rest();
        var state = known[0] is { } customer ? await payments.Read(customer, sessions, ct) : PaymentState.Nothing;
        await TakeOver(state, began, ct);
    }

    private async Task TakeOver(PaymentState state, Instant began, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        var account = await db.PaymentAccounts.SingleAsync(ct);
        await db.PaymentAccounts.Entry(account).ReloadAsync(ct);
        if (account.ReadAt > began)
            return;
        await Plan(account, state, began, ct);
        await Months(state, ct);
        if (state.Buyer is { } buyer)
            await buyers.Suppose(buyer, ct);
        var awaits = await Settle(state, began, ct);
        var limit = await Owed(account, state, began, ct);
        account.LooksAgain(began, awaits, limit, limit - LastCall);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task Plan(PaymentAccount account, PaymentState state, Instant began, CancellationToken ct)
    {
        var subscription = await subscriptions.ToChange(ct);
        var present = subscription.Plan;
        if (account.Follow(state, present, began) is var plan && plan == present)
            return;
        await subscriptions.Switch(plan, began, ct);
        await notices.Tell(words => Told(words, plan, present, began), $"plan:{plan}:{began.ToUnixTimeMilliseconds()}", ct);
    }

    private string Told(PaymentWords words, Plan plan, Plan before, Instant at) => plans.Value.Of(plan).KeptDays is var days && days < plans.Value.Of(before).KeptDays
        ? words.SmallerPlan(plan, days, (at + KeptWords.Grace).InZone(BillingMonth.Zone).Date)
        : words.NewPlan(plan);

    private async Task Months(PaymentState state, CancellationToken ct)
    {
        var references = state.Paid.Select(payment => payment.Reference).ToList();
        var noted = await db.PaidPeriods.Where(period => references.Contains(period.Reference)).Select(period => period.Reference).ToListAsync(ct);
        db.PaidPeriods.AddRange(state.Paid.Where(payment => !noted.Contains(payment.Reference)).Select(payment => new PaidPeriod(moment.NewId(), tenant.Required(), payment)));
    }

    // Answers whether somebody is still paying.
    private async Task<bool> Settle(PaymentState state, Instant now, CancellationToken ct)
    {
        var open = false;
        foreach (var checkout in await db.Checkouts.Where(known => known.Status == CheckoutStatus.Open || known.CreatedAt > now - MayBePaid).ToListAsync(ct))
        {
            if (checkout.SessionId is { } session && state.Checkouts.TryGetValue(session, out var status))
                checkout.Became(status);
            if (checkout.Status == CheckoutStatus.Open && !checkout.IsOpen(now))
                checkout.Became(CheckoutStatus.Expired);
            open |= checkout.Status == CheckoutStatus.Open;
        }

        return open;
    }

    // From when on it is limited; null where nothing is owed. Nobody is limited who was not told before: both are saved together.
    private async Task<Instant?> Owed(PaymentAccount account, PaymentState state, Instant now, CancellationToken ct)
    {
        var subscription = await subscriptions.ToChange(ct);
        if (state.Standing != PaymentStanding.Late)
        {
            if (account.LateSince is { } since && state.Standing == PaymentStanding.Paid)
                await notices.Tell(words => words.Settled, Key(since, "settled"), ct);
            account.IsSettled();
            subscription.LimitFrom(null);
            return null;
        }

        account.BecomesLate(now);
        if (subscription.LimitedFrom is null)
            subscription.LimitFrom(now + Duration.FromDays(options.Value.GraceDays));
        var (late, limit) = (account.LateSince!.Value, subscription.LimitedFrom!.Value);
        var day = limit.InZone(BillingMonth.Zone).Date;
        await notices.Tell(words => words.Owed(day), Key(late, "owed"), ct);
        if (now >= limit)
            await notices.Tell(words => words.Limited, Key(late, "limited"), ct);
        else if (now >= limit - LastCall)
            await notices.Tell(words => words.LastCall(day), Key(late, "last-call"), ct);
        return limit;
    }

    private IQueryable<Checkout> Sessions(Instant now) => db.Checkouts.AsNoTracking()
        .Where(checkout => checkout.SessionId != null && (checkout.Status == CheckoutStatus.Open || checkout.CreatedAt > now - MayBePaid));

    private static string Key(Instant late, string what) => $"owed:{late.ToUnixTimeSeconds()}:{what}";
}
