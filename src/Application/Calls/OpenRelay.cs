using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Application.Trades.Urgency;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>A socket opens for a call, with a token that was just used up: this node owns the call from here on and
/// knows all of its conversation, be it the first socket or the fifth.</summary>
/// <param name="Node">Which node it is, this process and no other.</param>
public sealed record OpenRelay(Guid CallId, string Token, string Node) : IRequest<OpenRelay.Answer>
{
    public abstract record Answer;

    public sealed record Opened(CallStart Start) : Answer;

    /// <summary>The call ended before the socket came.</summary>
    public sealed record Over : Answer;
}

internal sealed class OpenRelayHandler(IKallikyDb db, IMoment moment, IStoreSheets sheets, IBriefings briefings, IVault vault, ILiveFeed live)
    : IRequestHandler<OpenRelay, OpenRelay.Answer>
{
    public async Task<OpenRelay.Answer> Handle(OpenRelay request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // The carrier tells that it picked up in the very same moment.
        var call = await db.LockedCall(request.CallId, cancellationToken);
        if (call.IsOver)
            return new OpenRelay.Over();
        var sheet = await sheets.Of(call.StoreId, cancellationToken);
        var past = await Recall(call, cancellationToken);
        await Own(call, request, past, cancellationToken);
        call.BriefingHash = briefings.Of(sheet, call.Language).Hash;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        live.Publish(new LiveEvent(call.TenantId, call.StoreId, "call", call.Id));
        return new OpenRelay.Opened(await Start(call, sheet, past, cancellationToken));
    }

    private async Task Own(Call call, OpenRelay request, Past past, CancellationToken ct)
    {
        call.Own(request.Node, moment.Now + Lease.Length);
        var hash = Token.HashOf(request.Token);
        var greeting = await db.RelayTokens.Where(token => token.Hash == hash).Select(token => token.Greeting).FirstOrDefaultAsync(ct);
        if (greeting is not null)
            Greet(call, past, greeting);
        var kind = past.IsResumed ? "relay_resumed" : "relay_opened";
        db.CallEvents.Add(new CallEvent(moment.NewId(), call.TenantId, call.Id, kind, request.Node, moment.Now));
    }

    // The carrier says the greeting the moment the socket is there: this is the proof.
    private void Greet(Call call, Past past, string greeting)
    {
        call.Answer(new Disclosure(greeting, Phrases.NoticeVersion, moment.Now), moment.Now);
        past.Sequence++;
        past.Conversation.Add(new Exchange.Assistant(greeting, Interrupted: false));
        db.CallTurns.Add(new CallTurn(
            moment.NewId(), call.TenantId, call.Id, past.Sequence, Speaker.Assistant, vault.Seal(greeting), moment.Now));
    }

    private async Task<Past> Recall(Call call, CancellationToken ct)
    {
        var past = new Past();
        if (call.Generation == 0)
            return past;
        var turns = await db.CallTurns.AsNoTracking().Where(turn => turn.CallId == call.Id).OrderBy(turn => turn.Sequence).ToListAsync(ct);
        var uses = await db.ToolCalls.AsNoTracking().Where(use => use.CallId == call.Id).OrderBy(use => use.At).ThenBy(use => use.Id).ToListAsync(ct);
        var byTurn = uses.ToLookup(use => use.Turn);
        foreach (var turn in turns)
        {
            var text = vault.Open(turn.Text) ?? "";
            past.Sequence = turn.Sequence;
            past.UnansweredTurn = turn.Speaker == Speaker.Caller ? turn.Sequence : null;
            past.Conversation.Add(turn.Speaker == Speaker.Caller
                ? new Exchange.Caller(text)
                : new Exchange.Assistant(text, turn.Interrupted, turn.Unheard is { } rest ? $"{text} {vault.Open(rest)}" : null));
            foreach (var use in byTurn[turn.Sequence])
                past.Conversation.Add(new Exchange.Tool(use.Id.ToString("N"), use.Tool, vault.Open(use.Arguments) ?? "{}", vault.Open(use.Answer) ?? "{}"));
        }

        past.KeepsWords = !await db.CallEvents.AnyAsync(happened => happened.CallId == call.Id && happened.Kind == "recording_stopped", ct);
        past.IsResumed = turns.Count > 0;
        past.Emergency = await LastEmergency(call, turns.Count, ct);
        return past;
    }

    // Only while the caller is being handed on for it.
    private async Task<Emergency?> LastEmergency(Call call, int turns, CancellationToken ct)
    {
        if (turns == 0 || call.Transfer is TransferState.None)
            return null;
        var kind = await db.CallEvents.Where(happened => happened.CallId == call.Id && (happened.Kind == "emergency" || happened.Kind == "emergency_told"))
            .OrderByDescending(happened => happened.At).ThenByDescending(happened => happened.Id)
            .Select(happened => happened.Kind == "emergency" ? happened.Detail : null).FirstOrDefaultAsync(ct);
        return Enum.TryParse<Emergency>(kind, ignoreCase: true, out var emergency) ? emergency : null;
    }

    private async Task<CallStart> Start(Call call, StoreSheet sheet, Past past, CancellationToken ct)
    {
        var name = call.CustomerId is { } customer
            ? await db.Customers.Where(known => known.Id == customer).Select(known => known.Name).FirstOrDefaultAsync(ct)
            : null;
        PhoneNumber? caller = PhoneNumber.TryParse(vault.Open(call.Caller), out var number) ? number : null;
        var situation = new Situation(
            call.TenantId, call.StoreId, call.Id, call.IsTest, caller, call.CustomerId, name, moment.Now.InZone(sheet.Zone));
        return new CallStart(
            call.CarrierId, situation, sheet, call.Generation, past.Conversation, past.Sequence, past.UnansweredTurn, past.IsResumed,
            call.Transfer, call.TakesMessageOnly, past.KeepsWords, call.AnsweredAt ?? moment.Now, call.Language, past.Emergency);
    }

    private sealed class Past
    {
        public List<Exchange> Conversation { get; } = [];

        public int Sequence { get; set; }

        public int? UnansweredTurn { get; set; }

        public bool IsResumed { get; set; }

        public bool KeepsWords { get; set; } = true;

        public Emergency? Emergency { get; set; }
    }
}
