using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Billing;

/// <summary>What a month costs a business, line by line, without tax. Pure: the same figures make the same lines.</summary>
/// <param name="periods">In their order.</param>
/// <param name="minutesOf">What each plan holds.</param>
public sealed class MonthBill(BillingMonth month, IReadOnlyList<PlanPeriod> periods, Func<Plan, PlanMinutes> minutesOf)
{
    private readonly IReadOnlyList<PlanDays> shares = PlanDays.Of(month, periods);

    /// <summary>The plan that the month ended with, or is going to; null where the business had none yet.</summary>
    public Plan? Plan => shares.Count == 0 ? null : shares[^1].Period.Plan;

    private int Whole => month.Last.Day;

    /// <param name="seconds">Of the calls of the month.</param>
    /// <param name="cap">The most that minutes beyond may cost.</param>
    /// <param name="commissions">What is due by now and not yet billed.</param>
    /// <param name="paid">The plan as it was paid for this month, and for earlier ones that were closed before that was known.</param>
    public IReadOnlyList<InvoiceLine> Lines(long seconds, Money? cap, IEnumerable<CommissionSum> commissions, IReadOnlyList<PaidPeriod> paid) =>
    [
        .. paid.Where(payment => payment.Net != Money.Zero).Select(InvoiceLine.OfPayment).Concat(Owed(paid)).OrderBy(line => line.From),
        .. MinutesLine(seconds, cap) is { } minutes ? new[] { minutes } : [],
        .. commissions.Where(sum => sum.IsSomething).OrderBy(sum => sum.BasisPoints).Select(InvoiceLine.OfCommissions),
    ];

    /// <summary>The minutes that the month includes: those of the plan at its end, or, where a larger one was left, the share
    /// of each by its days when that is more. They cost what the last plan asks that sells any.</summary>
    public PlanMinutes Minutes
    {
        get
        {
            if (shares.Count == 0)
                return new PlanMinutes(0, null);
            var byDays = shares.Sum(share => minutesOf(share.Period.Plan).Included * share.Days / Whole);
            var price = shares.Select(share => minutesOf(share.Period.Plan).PerMinute).LastOrDefault(price => price is not null);
            return new PlanMinutes(Math.Max(minutesOf(shares[^1].Period.Plan).Included, byDays), price);
        }
    }

    // Whatever was paid is paid until the end of the month: only days before that are left to the reckoning.
    private IEnumerable<InvoiceLine> Owed(IReadOnlyList<PaidPeriod> paid) =>
        PlanDays.Of(month, periods, paid.Where(payment => payment.Month == month.First).Min(payment => payment.From)).Select(PlanLine).OfType<InvoiceLine>();

    // What is left of a cent of a part of the month is not charged.
    private InvoiceLine? PlanLine(PlanDays share)
    {
        var price = share.Period.Monthly;
        return price == Money.Zero ? null : InvoiceLine.OfPlan(share, Whole, new Money(price.Cents * share.Days / Whole));
    }

    /// <summary>What minutes beyond those included cost.</summary>
    public Money Overage(long seconds, Money? cap) => Billing.Overage.Of(seconds, Minutes.Included, Minutes.PerMinute, cap);

    private InvoiceLine? MinutesLine(long seconds, Money? cap)
    {
        var (included, price) = Minutes;
        var (cost, uncapped) = (Overage(seconds, cap), Overage(seconds, null));
        return cost == Money.Zero ? null : InvoiceLine.OfMinutes(seconds - (included * 60L), seconds, price!.Value, cost, cost < uncapped);
    }
}

/// <param name="PerMinute">For each minute beyond, without tax; null where none is sold.</param>
public sealed record PlanMinutes(int Included, Money? PerMinute);

/// <summary>Commissions of one rate. Less than nothing where more was given back than earned.</summary>
/// <param name="Count">Orders that have earned one.</param>
/// <param name="Goods">What it is taken of.</param>
public sealed record CommissionSum(int BasisPoints, int Count, Money Goods, Money Commission)
{
    public bool IsSomething => Count != 0 || Goods != Money.Zero || Commission != Money.Zero;

    public CommissionSum Less(CommissionSum billed) => this with { Count = Count - billed.Count, Goods = Goods - billed.Goods, Commission = Commission - billed.Commission };
}
