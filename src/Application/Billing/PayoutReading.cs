using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Reads at the collector whether the money of orders has somewhere to go, and tells the owner when that changes. Again does
/// nothing; of two at once the later reading counts.</summary>
internal sealed class PayoutReading(IKallikyDb db, IMoment moment, CurrentTenant tenant, IOrderPayments payments, PaymentNotices notices) : IReact<PayoutsStirred>
{
    public Task React(PayoutsStirred happened, CancellationToken ct) => Refresh(ct);

    /// <exception cref="PaymentException">The collector does not answer; it is done again later.</exception>
    public async Task Refresh(CancellationToken ct)
    {
        var began = moment.Now;
        if (await db.PayoutAccounts.AsNoTracking().Select(known => known.Handle).SingleOrDefaultAsync(ct) is not { } handle)
            return;
        await db.Rest();
        var standing = await payments.ReadAccount(handle, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        var account = await db.PayoutAccounts.SingleAsync(ct);
        await db.PayoutAccounts.Entry(account).ReloadAsync(ct);
        if (account.ReadAt > began || account.Handle != handle)
            return;
        if (account.Follow(standing, began))
            await Tell(standing, $"payouts:{began.ToUnixTimeMilliseconds()}", ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private Task Tell(PayoutStanding? standing, string key, CancellationToken ct) => standing switch
    {
        PayoutStanding.Ready => notices.Tell(words => words.PayoutsReady, key, ct, PaymentNotices.Links),
        PayoutStanding.Restricted => notices.Tell(words => words.PayoutsStopped, key, ct, PaymentNotices.Links),
        null => notices.Tell(words => words.PayoutsLost, key, ct, PaymentNotices.Links),
        _ => Task.CompletedTask,
    };
}

/// <summary>Its time has come, or somebody comes back from the collector's forms.</summary>
/// <returns>False when there is no account, or somebody else has just looked.</returns>
public sealed record LookAtPayouts(bool IsBack = false) : IRequest<bool>;

internal sealed class LookAtPayoutsHandler(IKallikyDb db, IMoment moment, PayoutReading reading) : IRequestHandler<LookAtPayouts, bool>
{
    /// <summary>However often a page is asked for, the collector is not asked more often.</summary>
    private static readonly NodaTime.Duration Rest = NodaTime.Duration.FromSeconds(3);

    public async Task<bool> Handle(LookAtPayouts request, CancellationToken cancellationToken)
    {
        var now = moment.Now;
        if (await db.PayoutAccounts.SingleOrDefaultAsync(cancellationToken) is not { Handle: not null } account)
            return false;
        if (account.LookAt > now && !(request.IsBack && account.ReadAt + Rest <= now))
            return false;
        account.AwaitsOwner(now);
        await db.SaveChangesAsync(cancellationToken);
        await reading.Refresh(cancellationToken);
        return true;
    }
}
