using System.Text;
using System.Text.Json;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>After a call: what came of it and in a sentence, the caller's card, a ticket where somebody must still act,
/// and nothing left half done. What is committed decides; a model only words it. Again does nothing.</summary>
internal sealed class ConcludeCall(
    IKallikyDb db, IVault vault, IMoment moment, ILiveFeed live, IStoreSheets sheets, IEnumerable<ITrade> trades, ICallAnalyst analyst)
    : IReact<CallEnded>
{
    private const int LongestSummary = 600;

    public async Task React(CallEnded happened, CancellationToken ct)
    {
        var facts = await CallFacts.Of(happened.CallId, db, ct);
        if (facts is null || facts.Call.Summary is not null)
            return;
        var (outcome, summary) = await Judge(facts, ct);
        Follow(facts, outcome);
        await Greet(facts.Call, ct);
        LeaveNothingOpen(facts);
        facts.Call.Concluded(outcome, vault.Seal(summary));
        await db.SaveChangesAsync(ct);
        await db.ToolWrites.Where(write => write.CallId == happened.CallId).ExecuteDeleteAsync(ct);
        foreach (var kind in (string[])["call", "ticket"])
            live.Publish(new LiveEvent(happened.TenantId, happened.StoreId, kind, happened.CallId));
    }

    private async Task<(CallOutcome Outcome, string Summary)> Judge(CallFacts facts, CancellationToken ct)
    {
        var (outcome, isCertain) = CallRules.OutcomeOf(facts);
        var analysis = await Analyse(facts, ct);
        // A model may tell an answer from a nuisance; it may not turn talk into an order.
        if (!isCertain && Word(analysis, "outcome") is { } said
            && Enum.TryParse<CallOutcome>(said, ignoreCase: true, out var judged)
            && judged is CallOutcome.Answered or CallOutcome.Abandoned or CallOutcome.Unwanted)
            outcome = judged;
        return (outcome, Word(analysis, "summary") ?? CallRules.SummaryOf(facts, outcome));
    }

    private async Task<JsonElement?> Analyse(CallFacts facts, CancellationToken ct)
    {
        if (!facts.Turns.Any(turn => turn.Speaker == Speaker.Caller))
            return null;
        var sheet = await sheets.Of(facts.Call.StoreId, ct);
        var trade = trades.FirstOrDefault(known => known.Key == sheet.Trade);
        await db.Rest();
        return trade is null or { KeepsWords: false } ? null
            : await analyst.Fill(trade.OutcomeSchema, Instructions.Read("conclude", Language.French), Conversation(facts), ct);
    }

    private string Conversation(CallFacts facts)
    {
        var told = new StringBuilder();
        foreach (var turn in facts.Turns)
            told.Append(turn.Speaker == Speaker.Caller ? "Appelant : " : "Assistant : ").AppendLine(vault.Open(turn.Text));
        return told.Append("Ce qui est enregistré : ").Append(CallRules.SummaryOf(facts, CallRules.OutcomeOf(facts).Outcome)).ToString();
    }

    private void Follow(CallFacts facts, CallOutcome outcome)
    {
        if (CallRules.FollowUpOf(facts, outcome) is not { } subject)
            return;
        var call = facts.Call;
        db.Tickets.Add(new Ticket(moment.NewId(), call.TenantId, call.StoreId, TicketKind.Callback, Cut(subject, 120), moment.Now)
        {
            CallId = call.Id,
            CustomerId = call.CustomerId,
            CustomerName = facts.LeftOpen?.CustomerName,
            Phone = facts.LeftOpen?.CustomerPhone ?? (vault.Open(call.Caller) is { Length: > 0 } ? call.Caller : null),
            OnceKey = $"concluded:{call.Id:N}",
        });
    }

    private async Task Greet(Call call, CancellationToken ct)
    {
        var card = await db.Customers.FirstOrDefaultAsync(
            known => known.MergedInto == null && (known.Id == call.CustomerId || call.CallerKey != ""
                && (known.PhoneKey == call.CallerKey || db.Customers.Any(part => part.MergedInto == known.Id && part.PhoneKey == call.CallerKey))), ct);
        card?.Called(call.StartedAt);
        call.CustomerId ??= card?.Id;
    }

    private void LeaveNothingOpen(CallFacts facts)
    {
        foreach (var draft in facts.Orders.Where(order => order.Status == OrderStatus.Draft))
        {
            if (draft.Lines.Count == 0)
                db.Orders.Remove(draft);
            else
                draft.Abandon(moment.Now);
        }
    }

    private static string? Word(JsonElement? analysis, string name) =>
        analysis is { ValueKind: JsonValueKind.Object } form && form.TryGetProperty(name, out var word)
        && word.ValueKind == JsonValueKind.String && word.GetString() is { Length: > 0 } text ? Cut(text, LongestSummary) : null;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
