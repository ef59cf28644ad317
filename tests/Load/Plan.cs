using System.Text.Json;

namespace Kalliky.Load;

/// <summary>What the stand-in model does with a line of the caller: tools first, words once they have answered.</summary>
internal static class Plan
{
    /// <param name="answers">What the tools have answered in this turn; none yet in its first round.</param>
    /// <param name="version">The version of the order that a tool told last.</param>
    public static Reply For(string key, IReadOnlyList<JsonElement> answers, Func<string, string> dish, Func<int?> version) =>
        answers.Count == 0 && Tools(key, dish, version) is { Count: > 0 } first ? new Reply("", first) : new Reply(Words(key, answers), []);

    private static IReadOnlyList<Use> Tools(string key, Func<string, string> dish, Func<int?> version) => key switch
    {
        "order" =>
        [
            new("add_item", new { product_id = dish("Margherita"), quantity = 2, options = Array.Empty<string>(), removed = Array.Empty<string>() }),
            new("add_item", new { product_id = dish("Tiramisu"), quantity = 1, options = Array.Empty<string>(), removed = Array.Empty<string>() }),
            new("set_fulfilment", new { mode = "pickup" }),
        ],
        "question" => [new("answer_question", new { question = "chiens en terrasse" })],
        "when" => [new("set_time", new { when = "asap" })],
        "name" => [new("caller_details", new { name = "Lefebvre", same_number = true }), new("read_back_order", new { })],
        "confirm" => [new("confirm_order", new { version = version() })],
        "bye" => [new("end_call", new { reason = "done" })],
        _ => [],
    };

    private static string Words(string key, IReadOnlyList<JsonElement> answers) => key switch
    {
        "order" => "Deux margheritas et un tiramisu, à emporter. Avez-vous une question ?",
        "question" => "Oui, les chiens sont les bienvenus en terrasse. Pour quelle heure ?",
        "when" => "Très bien. À quel nom ?",
        "name" or "confirm" => answers[^1].GetProperty("say").GetString() ?? "",
        "bye" => "Merci à vous, au revoir.",
        _ => "Je vous écoute.",
    };
}

internal sealed record Reply(string Words, IReadOnlyList<Use> Tools);

internal sealed record Use(string Tool, object Arguments);
