using System.Globalization;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What the demonstration's till knows of a business: it stands for the memory that a real collector has elsewhere.
/// No money moves. One per business, under the business's own id.</summary>
public sealed class LocalPayer : TenantEntity
{
    /// <summary>As many of its latest payments as it remembers.</summary>
    private const int Latest = 12;

    private LocalPayer() { }

    public LocalPayer(Guid tenantId)
    {
        Id = tenantId;
        TenantId = tenantId;
    }

    /// <summary>The latest checkout; an earlier one is over.</summary>
    public Guid? Session { get; private set; }

    public Plan SessionPlan { get; private set; }

    public CheckoutStatus SessionStatus { get; private set; }

    /// <summary>The first month of the subscription; null without one.</summary>
    public Instant? Since { get; private set; }

    public Plan Plan { get; private set; }

    public Plan? NextPlan { get; private set; }

    public Instant? PaidUntil { get; private set; }

    /// <summary>The latest ones, in their order; each under a name of its own.</summary>
    public IReadOnlyList<Payment> Payments { get; private set; } = [];

    /// <summary>As somebody chose on the page, to see what happens then.</summary>
    public bool IsCardRefused { get; private set; }

    /// <summary>The month's payment was refused, as far as the demonstration goes.</summary>
    public bool IsOwing => IsCardRefused && Since is not null;

    /// <summary>Of the account that the money of orders would go to; null before one was asked for.</summary>
    public PayoutStanding? Payouts { get; private set; }

    public void OpenPayouts() => Payouts ??= PayoutStanding.Pending;

    public void MovePayouts(PayoutStanding standing) => Payouts = standing;

    public void Open(Guid session, Plan plan)
    {
        if (Session != session)
            (Session, SessionPlan, SessionStatus) = (session, plan, CheckoutStatus.Open);
    }

    /// <summary>False when it is not open any more.</summary>
    /// <param name="rest">Of the month, without tax.</param>
    public bool Pay(Guid session, Money rest, Instant now)
    {
        if (Session != session || SessionStatus != CheckoutStatus.Open)
            return false;
        SessionStatus = CheckoutStatus.Paid;
        (Since, Plan, NextPlan) = (now, SessionPlan, null);
        (PaidUntil, IsCardRefused) = (ProRata.Until(now), false);
        Take(BillingMonth.Of(now), now, new PaidPlan(Plan, Day(now), false, rest));
        return true;
    }

    /// <summary>False when it was paid already.</summary>
    public bool Close(Guid session)
    {
        if (Session != session || SessionStatus == CheckoutStatus.Paid)
            return Session != session;
        SessionStatus = CheckoutStatus.Expired;
        return true;
    }

    /// <summary>Ends at once what was sold on a checkout; its payment stays among those that were taken.</summary>
    /// <returns>The payment; null when it was made before that time, or none was.</returns>
    public Payment? TakeBack(Guid session, Instant since)
    {
        if (Session != session || SessionStatus != CheckoutStatus.Paid || Payments.LastOrDefault(payment => payment.Plan is { IsOnTop: false }) is not { } paid || paid.At < since)
            return null;
        (Since, PaidUntil, NextPlan) = (null, null, null);
        return paid;
    }

    /// <summary>False when the card is refused: nothing changes.</summary>
    /// <param name="more">What the larger plan costs more until the end of the month, without tax.</param>
    public bool MoveUp(Plan plan, Money more, Instant now)
    {
        if (IsCardRefused)
            return false;
        // Of a month that is not paid yet, all of it is paid at the larger plan's price.
        if (plan != Plan && PaidUntil > now)
            Take(BillingMonth.Of(now), now, new PaidPlan(plan, Day(now), true, more));
        (Plan, NextPlan) = (plan, null);
        return true;
    }

    public void GoOnWith(Plan? next) => NextPlan = next == Plan ? null : next;

    public void Refuse(bool refused) => IsCardRefused = refused;

    /// <summary>A month is over, and what it has used was told by now: the next one is paid, or it ends. Not while the card is refused.</summary>
    public bool IsDue(Instant now) => Since is not null && PaidUntil is { } until && ProRata.Turn(until) + MeterReading.Late <= now && (NextPlan == Plan.Free || !IsCardRefused);

    /// <summary>What has come due since, month by month: it is renewed, changed or ended, and what the month before has used is paid with it.</summary>
    /// <param name="monthly">Of a plan, without tax.</param>
    /// <param name="used">In a month, without tax.</param>
    public void Advance(Instant now, Func<Plan, Money> monthly, Func<BillingMonth, Money> used)
    {
        while (IsDue(now))
        {
            var begun = ProRata.Turn(PaidUntil!.Value);
            var month = BillingMonth.Of(begun);
            if (NextPlan == Plan.Free)
            {
                (Since, PaidUntil, NextPlan) = (null, null, null);
                if (!IsCardRefused)
                    Take(month, now, null, used(month.Before));
                return;
            }

            (Plan, NextPlan, PaidUntil) = (NextPlan ?? Plan, null, ProRata.Until(begun));
            Take(month, now, new PaidPlan(Plan, month.First, false, monthly(Plan)), used(month.Before));
        }
    }

    private void Take(BillingMonth month, Instant now, PaidPlan? plan, Money used = default)
    {
        if (plan is null && used == Money.Zero)
            return;
        var count = Payments.Count(known => known.Month == month.First);
        var name = month.First.ToString("uuuu-MM", CultureInfo.InvariantCulture) + (count == 0 ? "" : $"-{count + 1}");
        Payments = [.. Payments.TakeLast(Latest - 1), Payment.Of(name, month.First, now, plan, used)];
    }

    private static LocalDate Day(Instant now) => now.InZone(BillingMonth.Zone).Date;
}
