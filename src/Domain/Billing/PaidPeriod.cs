using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A payment for a month of the plan that has arrived. Noted once, however often it is read; mostly it is known before the
/// month is closed, and then the invoice bills what was paid.</summary>
public sealed class PaidPeriod : TenantEntity
{
    public const int LongestReference = 100;

    private PaidPeriod() { }

    public PaidPeriod(Guid id, Guid tenantId, Payment payment)
    {
        Id = id;
        TenantId = tenantId;
        (Reference, Month, At, Amount) = (payment.Reference, payment.Month, payment.At, payment.Amount);
        (Plan, From, IsOnTop, Net, Tax) = (payment.Plan?.Plan, payment.Plan?.From, payment.Plan?.IsOnTop ?? false, payment.Plan?.Net ?? Money.Zero, payment.PlanTax);
        (UsedIn, Used, UsedTax) = (BillingMonth.Of(Month).Before.First, payment.Used, payment.Tax - payment.PlanTax);
        Raise(new PeriodPaid(tenantId, Month, At, Reference));
    }

    /// <summary>The collector's handle of the payment; unique in the business.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>The first day of the month that it is for.</summary>
    public LocalDate Month { get; private init; }

    public Instant At { get; private init; }

    /// <summary>With tax; null of what was noted before amounts were.</summary>
    public Money? Amount { get; private init; }

    /// <summary>The plan that it pays; null where it pays none, and of what was noted before parts were.</summary>
    public Plan? Plan { get; private init; }

    /// <summary>The first day of the plan that it pays, until the end of the month.</summary>
    public LocalDate? From { get; private init; }

    /// <summary>A smaller plan was paid for these days before: this is the difference.</summary>
    public bool IsOnTop { get; private init; }

    /// <summary>For the plan, without tax.</summary>
    public Money Net { get; private init; }

    /// <summary>On the plan.</summary>
    public Money Tax { get; private init; }

    /// <summary>The first day of the month whose use it pays, which is the one before; null of what was noted before parts were.</summary>
    public LocalDate? UsedIn { get; private init; }

    /// <summary>For minutes beyond the plan and commissions, without tax.</summary>
    public Money Used { get; private init; }

    public Money UsedTax { get; private init; }

    /// <summary>The invoice that bills the plan as it was paid; null while none does, and where it was billed by the day before.</summary>
    public Guid? InvoiceId { get; private set; }

    /// <summary>It was given back whole, since nobody had what it paid: then no invoice bills it. Null of every other.</summary>
    public Instant? ReturnedAt { get; private set; }

    /// <summary>The month that it is mostly for: the one before where it pays what was used and no plan.</summary>
    public LocalDate About => Plan is null && Used > Money.Zero && UsedIn is { } used ? used : Month;

    public void IsBilledOn(Guid invoice) => InvoiceId = invoice;

    public void IsReturned(Instant at) => ReturnedAt ??= at;
}
