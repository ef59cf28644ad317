using Kalliky.Application.Calls;
using Kalliky.Application.Telephony;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Telephony;

namespace Kalliky.Web.Hooks;

/// <summary>Knows what the carrier's news mean for numbers: an order that moved, and the call of a forwarding test.</summary>
internal sealed class NumberDesk(IDoors doors, TenantScopes scopes)
{
    private const string Orders = "number_order.";

    public static bool IsFor(TelnyxEvent happened) =>
        happened.Type.StartsWith(Orders, StringComparison.Ordinal) || ForwardingLeg.Of(happened.Payload.ClientState) is not null;

    public Task Take(TelnyxEvent happened, CancellationToken ct) =>
        ForwardingLeg.Of(happened.Payload.ClientState) is { } leg ? Follow(happened, leg, ct) : Order(happened, ct);

    /// <summary>A call from a store's number to itself: nobody's but our own, come back. What else is told of one makes no call.</summary>
    public static bool IsToItself(TelnyxEvent happened) => happened.Payload.From is { Length: > 0 } from && from == happened.Payload.To;

    /// <summary>Whether a call that rings is a test come back. Of calls from anybody else nothing is asked.</summary>
    public async Task<bool> IsForwardedBack(TelnyxEvent happened, Guid tenant, Guid store, CancellationToken ct) =>
        IsToItself(happened) && await scopes.Send(tenant, new NoteForwardingBack(store), ct);

    private async Task Order(TelnyxEvent happened, CancellationToken ct)
    {
        // An order whose answer was lost is not known yet; it is found by the rounds.
        if (happened.Payload.Id is { Length: > 0 and <= NumberOrder.LongestHandle } handle && await doors.OfNumberOrder(handle, ct) is var (tenant, order))
            await scopes.Send(tenant, new NoteNumberNews(happened.Id, order), ct);
        else
            await scopes.Send(null, new RememberEvent("telnyx", happened.Id), ct);
    }

    private async Task Follow(TelnyxEvent happened, ForwardingLeg leg, CancellationToken ct)
    {
        if (EndOf(happened) is { } end)
            await scopes.Send(leg.TenantId, new NoteForwardingEnd(leg.TestId, end), ct);
    }

    private static ForwardingEnd? EndOf(TelnyxEvent happened) => (happened.Type, happened.Payload.HangupCause) switch
    {
        ("call.answered", _) => ForwardingEnd.PickedUp,
        ("call.hangup", "user_busy" or "call_rejected") => ForwardingEnd.Busy,
        ("call.hangup", "not_found") => ForwardingEnd.NotReached,
        ("call.hangup", _) => ForwardingEnd.NoAnswer,
        _ => null,
    };
}
