using System.Text.Json.Nodes;
using Kalliky.Application.Businesses;

namespace Kalliky.Application.Evaluation;

/// <summary>Understands single utterances, in the vocabulary of the utterance files (docs/scenarios.md).</summary>
public interface IUtteranceReader
{
    /// <param name="line">A line of such a file: utterance, now, and perhaps assistant_asked and state.</param>
    /// <param name="sheet">The store that was called.</param>
    /// <returns>What was understood: intent, lines, ops, fulfilment, ready_at, phone, ...</returns>
    JsonObject Read(JsonObject line, StoreSheet sheet);

    /// <summary>The store for the lines of a trade that name none: a store of that trade, with whatever the lines speak of besides.</summary>
    StoreSheet SheetFor(string trade, IReadOnlyList<StoreSheet> stores, IReadOnlyList<JsonObject> lines);
}
