using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>A business closes, or has left: nothing more is collected of it after the month that is paid. Looked at both times,
/// since a plan may have been chosen again in between.</summary>
internal sealed class EndSubscription(IKallikyDb db, Subscriptions subscriptions, PaymentReading reading, LatePayments late, IPayments payments)
    : IReact<BusinessCloses>, IReact<BusinessLeft>
{
    public async Task React(BusinessCloses happened, CancellationToken ct)
    {
        // Somebody may have come back before this was heard.
        if (await db.Businesses.AnyAsync(business => business.ClosesAt != null, ct))
            await EndPaid(ct);
    }

    public Task React(BusinessLeft happened, CancellationToken ct) => EndPaid(ct);

    /// <summary>Again does nothing. What cannot be given back yet keeps no plan from ending.</summary>
    /// <exception cref="PaymentException">The collector does not answer.</exception>
    public async Task EndPaid(CancellationToken ct)
    {
        try
        {
            await GiveBack(ct);
        }
        finally
        {
            await EndPlan(ct);
        }
    }

    /// <summary>Closes the pages on which somebody could still pay, and gives back what was paid there too late. Again does nothing.</summary>
    /// <exception cref="PaymentException">The collector does not answer.</exception>
    public async Task GiveBack(CancellationToken ct)
    {
        if (await db.PaymentAccounts.AsNoTracking().Select(known => known.CustomerId).SingleOrDefaultAsync(ct) is not { } payer)
            return;
        await CloseCheckouts(payer, ct);
        await late.GiveBack(payer, ct);
    }

    private async Task EndPlan(CancellationToken ct)
    {
        await reading.Refresh(ct);
        var account = await db.PaymentAccounts.AsNoTracking().SingleOrDefaultAsync(ct);
        if (account is not { CustomerId: { } customer, SubscriptionId: { } subscription } || account.NextPlan == Plan.Free)
            return;
        var present = (await subscriptions.Terms(ct)).Subscription.Plan;
        await db.Rest();
        await payments.Change(new PlanChange(customer, subscription, present, Plan.Free, ChangeMoment.AtTheEnd), $"leave-{subscription}-{account.Changes}", ct);
        await reading.Refresh(ct);
    }

    // Nobody begins to pay any more on a page that is still open; what was paid there meanwhile is given back. While the collector is
    // asked somebody else may read that it was paid, so no row is held meanwhile.
    private async Task CloseCheckouts(string customer, CancellationToken ct)
    {
        foreach (var open in await db.Checkouts.AsNoTracking().Where(known => known.Status == CheckoutStatus.Open).ToListAsync(ct))
        {
            await db.Rest();
            if (open.SessionId is { } session && !await payments.CloseCheckout(customer, session, ct))
                continue;
            (await db.Checkouts.SingleAsync(known => known.Id == open.Id, ct)).Became(CheckoutStatus.Expired);
            await db.SaveChangesAsync(ct);
        }
    }
}
