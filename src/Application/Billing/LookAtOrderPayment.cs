using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>A payment's time has come: nobody may pay any more, or news are overdue; or somebody comes back from paying and should
/// see what has become of it, whether the collector's news are here or not.</summary>
/// <param name="IsBack">Somebody comes back.</param>
/// <returns>False when somebody else looks, or when it is not time.</returns>
public sealed record LookAtOrderPayment(Guid Id, bool IsBack = false) : IRequest<bool>;

internal sealed class LookAtOrderPaymentHandler(IKallikyDb db, IMoment moment, OrderPaymentReading reading) : IRequestHandler<LookAtOrderPayment, bool>
{
    /// <summary>However often a page is asked for, the collector is not asked more often.</summary>
    private static readonly Duration Rest = Duration.FromSeconds(3);

    public async Task<bool> Handle(LookAtOrderPayment request, CancellationToken cancellationToken)
    {
        var now = moment.Now;
        if (await db.OrderPayments.SingleOrDefaultAsync(known => known.Id == request.Id, cancellationToken) is not { } payment || !IsTime(payment, request.IsBack, now))
            return false;
        payment.IsLookedAt(now);
        await db.SaveChangesAsync(cancellationToken);
        await reading.Refresh(payment.Id, cancellationToken);
        return true;
    }

    private static bool IsTime(OrderPayment payment, bool isBack, Instant now) =>
        payment.LookAt <= now || (isBack && payment is { Status: OrderPaymentStatus.Open, SessionId: not null } && payment.ReadAt + Rest <= now);
}
