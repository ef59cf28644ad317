using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>What closing the business would erase and what the law keeps, or until when an owner may come back.</summary>
public sealed record ShowClosing : IRequest<ShowClosing.Sheet>
{
    /// <param name="ClosesAt">Null unless somebody asked.</param>
    /// <param name="ErasedOn">The day on which everything is erased, or would be.</param>
    /// <param name="InvoicesKeptUntil">Of an invoice that is written on that day.</param>
    /// <param name="PaidUntil">Until when its plan is paid; null where nothing is.</param>
    public sealed record Sheet(string Name, Instant? ClosesAt, LocalDate ErasedOn, LocalDate InvoicesKeptUntil, LocalDate? PaidUntil, int Calls, int Customers, int Members);
}

internal sealed class ShowClosingHandler(IKallikyDb db, IMoment moment) : IRequestHandler<ShowClosing, ShowClosing.Sheet>
{
    public async Task<ShowClosing.Sheet> Handle(ShowClosing request, CancellationToken cancellationToken)
    {
        var business = await db.Businesses.AsNoTracking().SingleAsync(cancellationToken);
        var paidUntil = await db.PaymentAccounts.AsNoTracking().Where(account => account.SubscriptionId != null)
            .Select(account => account.PaidUntil).SingleOrDefaultAsync(cancellationToken);
        var erased = Day(business.ClosesAt ?? moment.Now + Domain.Businesses.Business.Grace);
        return new ShowClosing.Sheet(
            business.Name, business.ClosesAt, erased, KeptInvoice.Until(erased), paidUntil is { } until ? LastDay(until) : null,
            await db.Calls.CountAsync(cancellationToken), await db.Customers.CountAsync(cancellationToken), await db.Memberships.CountAsync(cancellationToken));
    }

    // A collector's months begin at midnight in UTC, when it is the first in Paris already.
    private static LocalDate LastDay(Instant paidUntil) => (paidUntil - Duration.Epsilon).InUtc().Date;

    private static LocalDate Day(Instant at) => at.InZone(BillingMonth.Zone).Date;
}
