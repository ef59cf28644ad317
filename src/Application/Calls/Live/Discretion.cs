using Kalliky.Application.Assistant;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Calls.Live;

/// <summary>What is written of a call whose caller's words are not kept, as at a doctor's: the assistant's own fixed words
/// and what its tools answered. A model may repeat a symptom in any sentence of its own, hence none of those is written.
/// Whoever takes the call up goes on from what is there.</summary>
internal sealed class Discretion
{
    /// <summary>Stands where something was said that is not kept.</summary>
    public const string Mark = "[…]";

    private const string Nothing = "{}";

    // Says again what was said before, whatever that was.
    private const string Repeats = "repeat";

    private readonly List<string> told;

    /// <param name="earlier">What the tools of this call answered before.</param>
    public Discretion(IEnumerable<ToolAnswer> earlier) => told = [.. earlier.Select(answer => Plainly(answer.Say))];

    /// <summary>A tool's answer stands; what the model asked it in the caller's words does not.</summary>
    public Exchange.Tool Of(Exchange.Tool tool)
    {
        var repeats = tool.Name == Repeats;
        if (!repeats && LiveCall.Learnt(tool) is { } answer)
            told.Add(Plainly(answer.Say));
        return tool with { Arguments = Nothing, Answer = repeats ? Nothing : tool.Answer };
    }

    /// <param name="model">Null for fixed words; the offline model has only such.</param>
    public string Of(string words, string? model)
    {
        if (model is null or OfflineModelName.Value)
            return words;
        var cutter = new SentenceCutter();
        List<string> kept = [];
        foreach (var sentence in cutter.Add(words).Concat(cutter.Rest()))
        {
            var said = WasTold(sentence) ? sentence : Mark;
            if (said != Mark || kept is not [.., Mark])
                kept.Add(said);
        }

        return string.Join(' ', kept);
    }

    private bool WasTold(string sentence) => Plainly(sentence) is var plain && told.Exists(said => said.Contains(plain, StringComparison.Ordinal));

    private static string Plainly(string words) => $" {Plain.Of(words)} ";
}
