using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Opens the page on which a plan is paid for. The row stands before the collector is asked and its id is the key of
/// the question: two clicks, two tabs and an answer that was lost all come to the same page.</summary>
internal sealed class Checkouts(IKallikyDb db, IMoment moment, CurrentTenant tenant, IPayments payments, Buyers buyers)
{
    public async Task<ChoosePlan.Answer> Open(Plan plan, string storeKey, CancellationToken ct)
    {
        var language = await buyers.Reads(ct);
        var customer = await Customer(language, ct);
        var (checkout, before) = await Row(plan, storeKey, ct);
        await db.Rest();

        // Closed first, or a business could pay for two plans.
        if (before is { } session && !await payments.CloseCheckout(customer, session, ct))
            return await JustPaid(checkout, ct);
        if (checkout.Address is not { } address)
        {
            var wish = new CheckoutWish(checkout.Id, customer, plan, checkout.StoreKey, ProRata.Until(checkout.CreatedAt), checkout.ExpiresAt, language);
            var page = await payments.OpenCheckout(wish, ct);
            checkout.IsAt(page.Session, address = page.Address);
            await db.SaveChangesAsync(ct);
        }

        return new ChoosePlan.ToPay(checkout.Id, address);
    }

    private async Task<string> Customer(Language language, CancellationToken ct)
    {
        var account = await db.PaymentAccounts.SingleOrDefaultAsync(ct) ?? db.PaymentAccounts.Add(new PaymentAccount(tenant.Required(), moment.Now)).Entity;
        if (account.CustomerId is { } known)
            return known;
        var name = await db.Businesses.Select(business => business.Name).SingleAsync(ct);
        await db.Rest();
        account.IsKnownAs(await payments.Register(tenant.Required(), name, language, ct));
        await db.SaveChangesAsync(ct);
        return account.CustomerId!;
    }

    // One of a business is open: whoever comes second finds it. The session of another plan is told, to be closed.
    private async Task<(Checkout Checkout, string? Before)> Row(Plan plan, string storeKey, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        var open = await db.Checkouts.FirstOrDefaultAsync(known => known.Status == CheckoutStatus.Open, ct);
        if (open?.Serves(plan, moment.Now) == true)
            return (open, null);
        open?.Became(CheckoutStatus.Expired);
        await db.SaveChangesAsync(ct);
        var fresh = db.Checkouts.Add(new Checkout(moment.NewId(), tenant.Required(), plan, storeKey, moment.Now)).Entity;
        (await db.PaymentAccounts.SingleAsync(ct)).AwaitsPayment(moment.Now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (fresh, open?.SessionId);
    }

    private async Task<ChoosePlan.Answer> JustPaid(Checkout checkout, CancellationToken ct)
    {
        checkout.Became(CheckoutStatus.Expired);
        (await db.PaymentAccounts.SingleAsync(ct)).Stir();
        await db.SaveChangesAsync(ct);
        return new ChoosePlan.JustPaid();
    }
}
