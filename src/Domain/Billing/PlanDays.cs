using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>The days of a month that one plan is paid for. A day, on the clock of Paris, belongs to the plan that the business
/// has when it ends, so that each day is paid once, however often the plan changes in it.</summary>
public sealed record PlanDays(PlanPeriod Period, LocalDate From, LocalDate To, int Days)
{
    /// <param name="before">Only days before this one; null for all of the month.</param>
    public static IReadOnlyList<PlanDays> Of(BillingMonth month, IReadOnlyList<PlanPeriod> periods, LocalDate? before = null)
    {
        var shares = new List<PlanDays>();
        for (var day = month.First; day <= month.Last && (before is null || day < before); day = day.PlusDays(1))
        {
            var end = BillingMonth.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
            if (periods.FirstOrDefault(period => period.Covers(end)) is not { } period)
                continue;
            if (shares.Count > 0 && shares[^1].Period == period)
                shares[^1] = shares[^1] with { To = day, Days = shares[^1].Days + 1 };
            else
                shares.Add(new PlanDays(period, day, day, 1));
        }

        return shares;
    }
}
