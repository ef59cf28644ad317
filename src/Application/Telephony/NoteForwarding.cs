using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Telephony;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Telephony;

/// <summary>A call from the store's number to the store's number rings: the test call, come back forwarded.</summary>
/// <returns>False when no test goes on there.</returns>
public sealed record NoteForwardingBack(Guid StoreId) : IRequest<bool>;

/// <summary>The test call ended without having come back, as far as is known.</summary>
public sealed record NoteForwardingEnd(Guid TestId, ForwardingEnd End) : IRequest<bool>;

internal sealed class NoteForwardingBackHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, ICallControl carrier) : IRequestHandler<NoteForwardingBack, bool>
{
    public async Task<bool> Handle(NoteForwardingBack request, CancellationToken ct)
    {
        if (await Back(request.StoreId, ct) is not { } test)
            return false;
        if (test.Leg is { } leg)
        {
            await db.Rest();
            await carrier.HangUp(leg, CommandId.For(leg, "hangup"), ct);
        }

        return true;
    }

    private async Task<ForwardingTest?> Back(Guid store, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        var (now, since) = (moment.Now, moment.Now - ForwardingTest.Believable);
        var test = await db.ForwardingTests.Where(known => known.StoreId == store && known.StartedAt > since).OrderByDescending(known => known.StartedAt).FirstOrDefaultAsync(ct);
        if (test is null)
            return null;
        test.ComesBack(now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return test;
    }
}

internal sealed class NoteForwardingEndHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant) : IRequestHandler<NoteForwardingEnd, bool>
{
    public async Task<bool> Handle(NoteForwardingEnd request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(tenant.Required(), ct);
        if (await db.ForwardingTests.SingleOrDefaultAsync(known => known.Id == request.TestId, ct) is not { } test)
            return false;
        test.Ends(request.End, moment.Now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
