using Kalliky.Application.Calls.Live;
using Kalliky.Domain.Calls;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>A sentence of the assistant that a model made up itself: fixed phrases and what a tool said word for word are
/// true as they stand.</summary>
/// <param name="Turn">Where it was said.</param>
/// <param name="Plain">See <see cref="Speech.French.Plain"/>.</param>
internal sealed record Spoken(int Turn, string Text, string Plain)
{
    public bool Asks => Text.TrimEnd().EndsWith('?');

    /// <param name="open">Opens what is sealed.</param>
    public static IReadOnlyList<Spoken> Of(CallFacts facts, Func<CallTurn, string?> open)
    {
        var told = facts.Answers.Select(answer => $" {Speech.French.Plain.Of(answer.Answer?.Say ?? "")} ").ToList();
        return
        [
            .. from turn in facts.Turns
               where turn is { Speaker: Speaker.Assistant, Model: not null }
               from sentence in Sentences(open(turn) ?? "")
               let plain = Speech.French.Plain.Of(sentence)
               where plain.Length > 0 && !told.Exists(said => said.Contains($" {plain} ", StringComparison.Ordinal))
               select new Spoken(turn.Sequence, sentence, plain),
        ];
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var cutter = new SentenceCutter();
        return [.. cutter.Add(text), .. cutter.Rest()];
    }
}
