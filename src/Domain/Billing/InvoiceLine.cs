using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A line of an invoice, as figures: the words for them are made in the buyer's language when it is printed.</summary>
/// <param name="Amount">Without tax; less than nothing where something is given back.</param>
public sealed record InvoiceLine(InvoiceLineKind Kind, Money Amount)
{
    public Plan? Plan { get; init; }

    public LocalDate? From { get; init; }

    public LocalDate? To { get; init; }

    /// <summary>For how many days of how many the plan is paid.</summary>
    public int? Days { get; init; }

    public int? OfDays { get; init; }

    /// <summary>It was paid before it was billed: it is what was taken, to the cent. Null where the plan is reckoned by the day.</summary>
    public bool? IsPaid { get; init; }

    /// <summary>A smaller plan was paid for these days before: this is the difference.</summary>
    public bool? IsOnTop { get; init; }

    /// <summary>It was paid of a month of which only days had been billed: this is what was paid beyond them.</summary>
    public bool? IsBeyond { get; init; }

    /// <summary>The collector takes the rest of the invoice, but not these days, of which it knows nothing.</summary>
    public bool? IsToTransfer { get; init; }

    /// <summary>Beyond those that the plan includes; where some are given back, as many of an earlier month.</summary>
    public long? Seconds { get; init; }

    /// <summary>Of minutes, all that the month was called, those included too; null of what was billed before it was noted.</summary>
    public long? Called { get; init; }

    public Money? PerMinute { get; init; }

    /// <summary>They cost no more because the merchant's cap was reached.</summary>
    public bool? IsCapped { get; init; }

    /// <summary>Orders that the commission is taken of, the goods in them, and the rate.</summary>
    public int? Count { get; init; }

    public Money? Goods { get; init; }

    public int? BasisPoints { get; init; }

    public static InvoiceLine OfPlan(PlanDays share, int ofDays, Money amount) => new(InvoiceLineKind.Plan, amount)
    {
        Plan = share.Period.Plan,
        From = share.From,
        To = share.To,
        Days = share.Days,
        OfDays = ofDays,
    };

    /// <summary>The plan as it was paid.</summary>
    public static InvoiceLine OfPayment(PaidPeriod paid)
    {
        var (from, last) = (paid.From!.Value, BillingMonth.Of(paid.Month).Last);
        return new InvoiceLine(InvoiceLineKind.Plan, paid.Net)
        {
            Plan = paid.Plan, From = from, To = last, Days = last.Day - from.Day + 1, OfDays = last.Day, IsPaid = true, IsOnTop = paid.IsOnTop ? true : null,
        };
    }

    /// <summary>What was paid for a month beyond the days of it that its invoice has billed.</summary>
    public static InvoiceLine OfBeyond(PaidPeriod paid, Money amount) => new(InvoiceLineKind.Plan, amount)
    {
        Plan = paid.Plan, From = paid.Month, To = BillingMonth.Of(paid.Month).Last, IsPaid = true, IsBeyond = true,
    };

    /// <param name="seconds">Beyond those included.</param>
    /// <param name="called">All of them.</param>
    public static InvoiceLine OfMinutes(long seconds, long called, Money perMinute, Money amount, bool isCapped) =>
        new(InvoiceLineKind.Minutes, amount) { Seconds = seconds, Called = called, PerMinute = perMinute, IsCapped = isCapped };

    /// <summary>Calls of a month that was billed have turned out to be shorter: what that month costs less.</summary>
    public static InvoiceLine OfShorterCalls(BillingMonth month, long seconds, Money perMinute, Money less) =>
        new(InvoiceLineKind.Minutes, Money.Zero - less) { Seconds = seconds, PerMinute = perMinute, From = month.First, To = month.Last };

    public static InvoiceLine OfCommissions(CommissionSum sum) =>
        new(InvoiceLineKind.Commissions, sum.Commission) { Count = sum.Count, Goods = sum.Goods, BasisPoints = sum.BasisPoints };

    public static InvoiceLine OfCredit(Money amount) => new(InvoiceLineKind.Credit, amount);

    /// <summary>The same of a credit note over the whole.</summary>
    public InvoiceLine TakenBack() => this with { Amount = Money.Zero - Amount, Count = -Count, Goods = Goods is { } goods ? Money.Zero - goods : null };

    /// <summary>Whether it gives minutes of an earlier month back.</summary>
    public bool IsOfShorterCalls() => Kind == InvoiceLineKind.Minutes && From is not null;

    /// <summary>Whether it bills a plan by the day, since nobody has collected it.</summary>
    public bool IsByTheDay() => Kind == InvoiceLineKind.Plan && IsPaid is null;

    /// <summary>Whether it bills, by the day, a plan that was paid from that day on: the payment is its own.</summary>
    public bool Owes(LocalDate paidFrom) => IsByTheDay() && To >= paidFrom;

    /// <summary>Its part of what was billed in commissions; null when it is none.</summary>
    public CommissionSum? Commissions() => Kind == InvoiceLineKind.Commissions ? new CommissionSum(BasisPoints!.Value, Count!.Value, Goods!.Value, Amount) : null;
}

public enum InvoiceLineKind
{
    /// <summary>The plan, for the days that it is paid for.</summary>
    Plan,

    /// <summary>Minutes beyond the plan.</summary>
    Minutes,

    /// <summary>Of the orders of one rate.</summary>
    Commissions,

    /// <summary>Given back of an earlier invoice, for a reason that a person gave.</summary>
    Credit,
}
