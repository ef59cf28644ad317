using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Calls;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>Reads a finished call: asks a model where the trade lets one, and does without where none answers.</summary>
internal sealed class CallReader(IKallikyDb db, IVault vault, IStoreSheets sheets, IEnumerable<ITrade> trades, ICallAnalyst analyst)
{
    public async Task<CallReading> Read(CallFacts facts, CancellationToken ct)
    {
        var sheet = await sheets.Of(facts.Call.StoreId, ct);
        var trade = trades.Of(sheet.Trade);
        if (trade is { KeepsWords: false })
            return CallReading.Of(facts, sheet, null, CallWords.None);
        var form = trade is null || facts.Turns.All(turn => turn.Speaker != Speaker.Caller) ? null : await Ask(facts, trade, sheet, ct);
        return CallReading.Of(facts, sheet, form, CallWords.Of(facts, trade, turn => vault.Open(turn.Text)));
    }

    private async Task<FilledForm?> Ask(CallFacts facts, ITrade trade, StoreSheet sheet, CancellationToken ct)
    {
        var recorded = CallRules.SummaryOf(facts, CallRules.OutcomeOf(facts).Outcome, sheet);
        var told = ToldConversation.Of(facts.Call.StartedAt.InZone(sheet.Zone), facts.Turns, turn => vault.Open(turn.Text), recorded);
        await db.Rest();
        return FilledForm.Read(trade.OutcomeSchema, await analyst.Fill(trade.OutcomeSchema, Instructions.Read("conclude", facts.Call.Language), told, ct));
    }
}
