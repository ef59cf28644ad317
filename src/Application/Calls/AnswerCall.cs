using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>Picks up a ringing call: with the assistant, or, where it cannot serve, by forwarding to the human, else with
/// an honest sentence and a message to take; a store that is closed for good takes none. May be asked again; the carrier does it once.</summary>
public sealed record AnswerCall(Guid CallId) : IRequest<AnswerCall.Answer>
{
    public abstract record Answer;

    public sealed record Answered(bool TakesMessageOnly) : Answer;

    public sealed record Forwarded : Answer;

    /// <summary>The caller has given up, the call was picked up already, or the store is closed for good and has no human.</summary>
    public sealed record NothingToDo : Answer;
}

internal sealed class AnswerCallHandler(
    IKallikyDb db,
    IMoment moment,
    IStoreSheets sheets,
    IVault vault,
    ICallAllowance allowance,
    ICallControl carrier,
    Invitations invitations,
    Handover handover,
    HealthPerimeter perimeter,
    IEnumerable<ITrade> trades) : IRequestHandler<AnswerCall, AnswerCall.Answer>
{
    public async Task<AnswerCall.Answer> Handle(AnswerCall request, CancellationToken cancellationToken)
    {
        var call = await db.Calls.FirstOrDefaultAsync(known => known.Id == request.CallId, cancellationToken);
        if (call is null or { IsOver: true } or { Generation: > 0 } or { Status: CallStatus.Forwarded })
            return new AnswerCall.NothingToDo();
        var sheet = await sheets.Of(call.StoreId, cancellationToken);
        var whyNot = await WhyNot(call, sheet, cancellationToken);
        if (whyNot is not null && sheet.ForwardTo is not null)
            return await Forward(call, sheet, cancellationToken);
        if (!await db.Stores.Open().AnyAsync(store => store.Id == call.StoreId, cancellationToken))
            return await TurnAway(call, cancellationToken);
        return await Answer(call, sheet, whyNot, cancellationToken);
    }

    private async Task<WhyNot?> WhyNot(Call call, StoreSheet sheet, CancellationToken ct)
    {
        var rests = await db.Stores.Where(store => store.Id == call.StoreId)
            .Select(store => new { Until = store.AnsweringPausedUntil, ForGood = store.ClosesAt != null || db.Businesses.Any(business => business.ClosesAt != null) }).FirstAsync(ct);
        if (rests.ForGood || rests.Until > moment.Now)
            return Calls.WhyNot.Paused;
        var offers = sheet.Products.Any() || sheet.Services.Count > 0 || sheet.Resources.Count > 0;
        if (!offers || trades.Of(sheet.Trade) is null)
            return Calls.WhyNot.NothingToSell;

        // Asked last: whoever is admitted is served, and what is not served counts no minute.
        return await allowance.Admit(call, ct) switch
        {
            Admission.Busy => Calls.WhyNot.Busy,
            Admission.Spent => Calls.WhyNot.Unavailable,
            _ => null,
        };
    }

    private async Task<AnswerCall.Answer> Answer(Call call, StoreSheet sheet, WhyNot? whyNot, CancellationToken ct)
    {
        var knowsNumber = vault.Open(call.Caller) is { Length: > 0 };
        var (_, start) = invitations.For(call, sheet, Greeting.Of(sheet, perimeter.Demonstrates(sheet.Trade), whyNot, knowsNumber));
        if (whyNot is not null)
            call.TakeMessageOnly();
        call.Keep(moment.Now + CarrierFacts.RingLease);
        await db.SaveChangesAsync(ct);
        await db.Rest();
        var picked = await carrier.Answer(call.CarrierId, start, CommandId.For(call.CarrierId, "answer"), ct);
        return picked ? new AnswerCall.Answered(whyNot is not null) : new AnswerCall.NothingToDo();
    }

    // A number that was not ordered here still leads to the store, where nobody reads what a caller says.
    private async Task<AnswerCall.Answer> TurnAway(Call call, CancellationToken ct)
    {
        await db.Rest();
        await carrier.Reject(call.CarrierId, CommandId.For(call.CarrierId, "reject"), ct);
        call.End("store_closed", moment.Now);
        await db.SaveChangesAsync(ct);
        return new AnswerCall.NothingToDo();
    }

    // The carrier forwards only what has been picked up.
    private async Task<AnswerCall.Answer> Forward(Call call, StoreSheet sheet, CancellationToken ct)
    {
        await db.Rest();
        if (!await carrier.Answer(call.CarrierId, null, CommandId.For(call.CarrierId, "answer"), ct))
            return new AnswerCall.NothingToDo();
        call.Forward(moment.Now);
        try
        {
            await handover.Ring(call, sheet.ForwardTo!.Value, 0, ct);
        }
        catch (CarrierException)
        {
            // Nobody's telephone rings: the sweeper brings the assistant at once, which takes a message.
            call.Keep(moment.Now);
            await db.SaveChangesAsync(ct);
        }

        return new AnswerCall.Forwarded();
    }
}
