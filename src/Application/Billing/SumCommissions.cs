using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What the commissions of a month come to.</summary>
/// <param name="Month">Any day of it; the present one when none is named.</param>
public sealed record SumCommissions(LocalDate? Month = null) : IRequest<SumCommissions.Sum>
{
    /// <param name="Orders">How many have brought a commission.</param>
    /// <param name="Goods">What it is taken of; what was given back is taken off.</param>
    /// <param name="Waiting">Orders that are under way, and what they would bring.</param>
    /// <param name="Collected">Of the commission, what was kept out of payments by link.</param>
    public sealed record Sum(int Orders, Money Goods, Money Commission, int Waiting, Money Expected, Money Collected)
    {
        /// <summary>The tax that was kept with it.</summary>
        public Money CollectedTax { get; init; }
    }
}

internal sealed class SumCommissionsHandler(IKallikyDb db, IMoment moment) : IRequestHandler<SumCommissions, SumCommissions.Sum>
{
    public async Task<SumCommissions.Sum> Handle(SumCommissions request, CancellationToken cancellationToken)
    {
        var month = request.Month is { } day ? BillingMonth.Of(day) : BillingMonth.Of(moment.Now);
        var kinds = await CommissionLines.Of(month, db).Where(entry => entry.Kind != LedgerKind.Reversed).GroupBy(entry => entry.Kind)
            .Select(kind => new { kind.Key, Count = kind.Count(), Goods = kind.Sum(entry => (long)(object)entry.Goods), Commission = kind.Sum(entry => (long)(object)entry.Commission) })
            .ToListAsync(cancellationToken);
        var settled = db.LedgerEntries.Where(entry => entry.Month == month.First && entry.Kind == LedgerKind.Settled);
        var due = kinds.Where(kind => kind.Key != LedgerKind.Announced).ToList();
        var waiting = kinds.FirstOrDefault(kind => kind.Key == LedgerKind.Announced);
        return new SumCommissions.Sum(
            kinds.Where(kind => kind.Key == LedgerKind.Earned).Sum(kind => kind.Count), new Money(due.Sum(kind => kind.Goods)), new Money(due.Sum(kind => kind.Commission)),
            waiting?.Count ?? 0, new Money(waiting?.Commission ?? 0), new Money(-await settled.SumAsync(entry => (long)(object)entry.Commission, cancellationToken)))
        {
            CollectedTax = new Money(-await settled.SumAsync(entry => (long)(object)entry.Tax, cancellationToken)),
        };
    }
}
