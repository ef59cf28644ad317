using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>A plan whose page was open when the business began to close, or left, and that was paid while nobody had closed that page
/// yet: nobody has it, so it ends at once and is given back whole. What was chosen while the business closes is not.</summary>
internal sealed class LatePayments(IKallikyDb db, IMoment moment, CurrentTenant tenant, Subscriptions subscriptions, IPayments payments)
{
    /// <summary>Again does nothing.</summary>
    /// <exception cref="PaymentException">The collector does not answer.</exception>
    public async Task GiveBack(string customer, CancellationToken ct)
    {
        var business = await db.Businesses.AsNoTracking().SingleAsync(ct);
        foreach (var checkout in await db.Checkouts.AsNoTracking().Where(known => known.SessionId != null && known.Status != CheckoutStatus.Expired).ToListAsync(ct))
        {
            if (Since(business, checkout) is not { } since || await IsDone(since, ct))
                continue;
            await db.Rest();
            if (await payments.TakeBack(customer, checkout.SessionId!, since, ct) is { } payment)
                await Note(payment, ct);
        }
    }

    // From when on nobody was to pay on this page; null where it was opened after that, or had closed long before.
    private static Instant? Since(Business business, Checkout checkout) =>
        business.ClosesAt - Business.Grace is { } asked && WasOpen(checkout, asked) ? Second(asked)
        : business.LeftAt is { } left && WasOpen(checkout, left) ? Second(left)
        : null;

    // A page is open for less than a day.
    private static bool WasOpen(Checkout checkout, Instant at) => checkout.CreatedAt < at && checkout.CreatedAt > at - Duration.FromDays(1);

    // Collectors count in whole ones.
    private static Instant Second(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private Task<bool> IsDone(Instant since, CancellationToken ct) => db.PaidPeriods.AnyAsync(paid => paid.ReturnedAt != null && paid.At >= since, ct);

    // Somebody may have read the payment before it went back: then the plan ends where it began, so that no day of it is billed. What an
    // invoice has billed stands there.
    private async Task Note(Payment payment, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        var paid = await db.PaidPeriods.SingleOrDefaultAsync(known => known.Reference == payment.Reference, ct)
            ?? db.PaidPeriods.Add(new PaidPeriod(moment.NewId(), tenant.Required(), payment)).Entity;
        paid.IsReturned(moment.Now);
        if (await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(ct) is { } present && present.Plan == payment.Plan?.Plan && present.Since >= payment.At)
            await subscriptions.Switch(Plan.Free, payment.At, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
