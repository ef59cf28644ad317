using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Web.Hooks;

/// <summary>Knows whose an event is and which use case it means. Unknown events and unknown calls are no error.</summary>
internal sealed class TelnyxDesk(IDoors doors, TenantScopes scopes, Errands errands, NumberDesk numbers, IMoment moment, ILogger<TelnyxDesk> logger)
{
    /// <summary>Beyond that, the carrier's clock or ours is not to be believed.</summary>
    private static readonly Duration Believable = Duration.FromHours(6);

    public Task Take(TelnyxEvent happened, CancellationToken ct) => happened.Type switch
    {
        _ when NumberDesk.IsFor(happened) => numbers.Take(happened, ct),
        "call.initiated" when happened.Payload.Direction == "incoming" => Ring(happened, ct),
        "call.initiated" => Human(happened, TransferNews.Rings, ct),
        "call.answered" => OfCaller(happened, fact => new NotePickUp(fact), ct),
        "call.bridged" => Human(happened, TransferNews.Bridged, ct),
        "call.hangup" => HangUp(happened, ct),
        "call.conversation.ended" => RelayEnd(happened, ct),
        _ => Task.CompletedTask,
    };

    public async Task Remember(TelnyxEvent happened, CancellationToken ct) =>
        await scopes.Send(null, new RememberEvent("telnyx", happened.Id), ct);

    private async Task Ring(TelnyxEvent happened, CancellationToken ct)
    {
        if (happened.Payload.CallControlId is not { Length: > 0 } carrierId)
            return;
        if (await Dialled(happened, ct) is not var (tenant, store))
        {
            await Remember(happened, ct);
            logger.LogWarning("A call for a number of nobody was rejected.");
            errands.Reject(carrierId);
            return;
        }

        if (await numbers.IsForwardedBack(happened, tenant, store, ct))
        {
            await Remember(happened, ct);
            errands.Reject(carrierId);
            return;
        }

        if (await scopes.Send(tenant, new RingStore(Fact(happened, carrierId, store)), ct) is RingStore.Ringing ringing)
            errands.Answer(tenant, ringing.CallId);
    }

    private Task HangUp(TelnyxEvent happened, CancellationToken ct) => HumanLeg.CallerOf(happened.Payload.ClientState) is null
        ? OfCaller(happened, fact => new NoteHangUp(fact, Cause(happened)), ct)
        : Human(happened, TransferNews.HungUp, ct);

    private async Task RelayEnd(TelnyxEvent happened, CancellationToken ct)
    {
        var dropped = happened.Payload.Reason == "customer_disconnect";
        if (await Whose(happened, happened.Payload.CallControlId, ct) is var (tenant, fact)
            && await scopes.Send(tenant, new NoteRelayEnd(fact, dropped), ct) is NoteRelayEnd.TakeUpAgain again)
            errands.Restart(tenant, again.CallId);
    }

    // Both legs of a transfer tell about it; the human's names the caller's in its state.
    private async Task Human(TelnyxEvent happened, TransferNews news, CancellationToken ct)
    {
        var caller = HumanLeg.CallerOf(happened.Payload.ClientState) ?? happened.Payload.CallControlId;
        if (await Whose(happened, caller, ct, knownOnly: true) is not var (tenant, fact))
            return;
        switch (await scopes.Send(tenant, new NoteTransfer(fact, news), ct))
        {
            case NoteTransfer.ComeBack back:
                errands.ComeBack(tenant, back.CallId);
                break;
            case NoteTransfer.Finished finished:
                errands.End(tenant, finished.CallId, "transferred");
                break;
        }
    }

    private async Task OfCaller<T>(TelnyxEvent happened, Func<CarrierFact, MediatR.IRequest<T>> request, CancellationToken ct)
    {
        // The human's leg picks up too; what counts there is that the two are bridged.
        if (HumanLeg.CallerOf(happened.Payload.ClientState) is null && await Whose(happened, happened.Payload.CallControlId, ct) is var (tenant, fact))
            await scopes.Send(tenant, request(fact), ct);
    }

    private async Task<(Guid Tenant, CarrierFact Fact)?> Whose(TelnyxEvent happened, string? carrierId, CancellationToken ct, bool knownOnly = false)
    {
        if (string.IsNullOrEmpty(carrierId))
            return null;
        if (await doors.OfCarrierCall(carrierId, ct) is var (tenant, _))
            return (tenant, Fact(happened, carrierId, null));
        if (knownOnly || happened.Payload.Direction == "outgoing" || NumberDesk.IsToItself(happened) || await Dialled(happened, ct) is not var (dialled, store))
            return null;
        return (dialled, Fact(happened, carrierId, store));
    }

    private async Task<(Guid Tenant, Guid Store)?> Dialled(TelnyxEvent happened, CancellationToken ct) =>
        PhoneNumber.TryParse(happened.Payload.To, out var to) ? await doors.OfNumber(to, ct) : null;

    private CarrierFact Fact(TelnyxEvent happened, string carrierId, Guid? store)
    {
        PhoneNumber? caller = PhoneNumber.TryParse(happened.Payload.From, out var from) ? from : null;
        var at = InOurTime(happened.OccurredAt);
        return new CarrierFact(
            happened.Id, carrierId, store, caller, TelnyxEvent.Time(happened.Payload.StartTime) is { } start ? InOurTime(start) : at, at);
    }

    // Our clock may have been set (development); what the carrier dates is moved along with it.
    private Instant InOurTime(Instant? carriers)
    {
        var now = moment.Now;
        var ago = SystemClock.Instance.GetCurrentInstant() - carriers;
        return ago is { } passed && passed < Believable && passed > -Believable ? now - passed
            : carriers is { } dated && dated - now < Believable && now - dated < Believable ? dated
            : now;
    }

    private static string Cause(TelnyxEvent happened) =>
        happened.Payload.HangupCause is { Length: > 0 and <= 50 } cause ? cause : "unspecified";
}
