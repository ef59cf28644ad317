using Kalliky.Application.Shared;
using Kalliky.Domain.Telephony;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Telephony;

/// <summary>How the latest call to a store's own telephone went.</summary>
public sealed record ShowForwardingTest(Guid StoreId) : IRequest<ShowForwardingTest.Shown?>
{
    /// <summary>Null when none was made lately.</summary>
    /// <param name="Took">Until it came back; null while it has not.</param>
    public sealed record Shown(ForwardingState State, string? Phone, ForwardingEnd? End, Duration? Took);
}

internal sealed class ShowForwardingTestHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ShowForwardingTest, ShowForwardingTest.Shown?>
{
    public async Task<ShowForwardingTest.Shown?> Handle(ShowForwardingTest request, CancellationToken ct)
    {
        var (now, since) = (moment.Now, moment.Now - ForwardingTest.KeptFor);
        if (await db.ForwardingTests.AsNoTracking().Where(test => test.StoreId == request.StoreId && test.StartedAt > since).OrderByDescending(test => test.StartedAt).FirstOrDefaultAsync(ct) is not { } latest)
            return null;
        if (latest.CameBackAt is null && await UnderItsOwnNumber(latest, ct) is { } at)
            latest.ComesBack(at);
        return new ShowForwardingTest.Shown(latest.At(now), vault.Open(latest.Phone), latest.End, latest.CameBackAt - latest.StartedAt);
    }

    // Some operators show who forwards instead of who called: such a call is answered like any other, and found here.
    private Task<Instant?> UnderItsOwnNumber(ForwardingTest test, CancellationToken ct)
    {
        var until = test.StartedAt + ForwardingTest.RingsFor;
        return db.Calls.Where(call => call.StoreId == test.StoreId && call.CallerKey == test.PhoneKey && call.StartedAt >= test.StartedAt && call.StartedAt < until)
            .OrderBy(call => call.StartedAt).Select(call => (Instant?)call.StartedAt).FirstOrDefaultAsync(ct);
    }
}
