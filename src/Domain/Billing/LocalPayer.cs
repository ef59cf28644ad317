using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>What the demonstration's till knows of a business: it stands for the memory that a real collector has elsewhere.
/// No money moves. One per business, under the business's own id.</summary>
public sealed class LocalPayer : TenantEntity
{
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

    public Instant? LastPaidAt { get; private set; }

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
    public bool Pay(Guid session, Instant now)
    {
        if (Session != session || SessionStatus != CheckoutStatus.Open)
            return false;
        SessionStatus = CheckoutStatus.Paid;
        (Since, Plan, NextPlan, LastPaidAt) = (now, SessionPlan, null, now);
        (PaidUntil, IsCardRefused) = (BillingMonth.Of(now).Until, false);
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

    /// <summary>False when the card is refused: nothing changes.</summary>
    public bool MoveUp(Plan plan)
    {
        if (IsCardRefused)
            return false;
        (Plan, NextPlan) = (plan, null);
        return true;
    }

    public void GoOnWith(Plan? next) => NextPlan = next == Plan ? null : next;

    public void Refuse(bool refused) => IsCardRefused = refused;

    /// <summary>What has come due since: the month is renewed, changed or ended, unless the card is refused.</summary>
    public void Advance(Instant now)
    {
        while (Since is not null && PaidUntil is { } until && until <= now && (NextPlan == Plan.Free || !IsCardRefused))
        {
            if (NextPlan == Plan.Free)
            {
                (Since, PaidUntil, NextPlan) = (null, null, null);
                return;
            }

            (Plan, NextPlan, LastPaidAt) = (NextPlan ?? Plan, null, until);
            PaidUntil = BillingMonth.Of(until).Until;
        }
    }
}
