using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Its time has come: a month is over, a grace period, or news that are overdue.</summary>
/// <returns>False when somebody else looks, or when it is not time any more.</returns>
public sealed record LookAtPayments : IRequest<bool>;

internal sealed class LookAtPaymentsHandler(IKallikyDb db, IMoment moment, PaymentReading reading) : IRequestHandler<LookAtPayments, bool>
{
    public async Task<bool> Handle(LookAtPayments request, CancellationToken cancellationToken)
    {
        var now = moment.Now;
        if (await db.PaymentAccounts.SingleOrDefaultAsync(account => account.LookAt <= now, cancellationToken) is not { } due)
            return false;
        due.IsLookedAt(now);
        await db.SaveChangesAsync(cancellationToken);
        await reading.Refresh(cancellationToken);
        return true;
    }
}
