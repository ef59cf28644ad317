using System.Text.RegularExpressions;
using Kalliky.Fakes.Telnyx;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>What a caller answers to a question.</summary>
/// <param name="Asked">A pattern that the question matches, whatever its case.</param>
/// <param name="Says">One after the other where it is asked again; the last one stays.</param>
internal sealed record Answering(string Asked, params string[] Says)
{
    /// <summary>What whoever books anything is asked sooner or later.</summary>
    public static readonly IReadOnlyList<Answering> Usual =
    [
        new("vous confirmez|c.est (bien )?(ça|correct|bon|exact)|je (valide|confirme)|d.accord \\?", "Oui, c'est parfait."),
        new("autre chose|faire d.autre|avec (ceci|ça)|ce sera tout|compléter", "Non merci, c'est tout."),
        new("numéro|téléphone|joindre", "C'est le numéro avec lequel j'appelle."),
    ];
}

/// <summary>A caller who says what they came for, and answers what is asked.</summary>
/// <param name="answers">Tried in this order, before what everybody is asked.</param>
internal class Guest(FakeCall call, string cameFor, params Answering[] answers)
{
    private const int MostTurns = 20;

    private static readonly Answering Opening = new("faire pour vous|que (désirez|souhaitez)|commander", "");

    private readonly Dictionary<Answering, int> told = [];

    /// <summary>Everything that was said, to be read when a test fails.</summary>
    public List<string> Story { get; } = [];

    public override string ToString() => string.Join('\n', Story);

    /// <summary>Talks until the assistant asks nothing any more, then hangs up.</summary>
    /// <param name="break">Called after each thing said; true when it has broken the line.</param>
    public async Task Talk(Func<int, Task<bool>>? @break = null)
    {
        var heard = await Hears(call.Hears());
        for (var turn = 1; turn <= MostTurns && Reply(heard) is { } words; turn++)
        {
            Story.Add($"C {words}");
            await call.Says(words);
            var broken = @break is not null && await @break(turn);
            heard = await Hears(broken ? call.HearsAbout("coupés") : call.Hears());
        }

        await call.HangsUp();
    }

    private string? Reply(string heard)
    {
        if (!heard.Contains('?', StringComparison.Ordinal))
            return null;
        var question = heard[(heard.TrimEnd().TrimEnd('?').LastIndexOfAny(['.', '!', '?']) + 1)..];
        var answer = answers.Concat(Answering.Usual).Append(Opening).FirstOrDefault(known => Regex.IsMatch(question, known.Asked, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        if (answer is null || answer == Opening)
            return answer is null ? null : cameFor;
        var time = told[answer] = told.GetValueOrDefault(answer) + 1;
        return answer.Says[Math.Min(time, answer.Says.Length) - 1];
    }

    private async Task<string> Hears(Task<string> saying)
    {
        try
        {
            var heard = await saying;
            Story.Add($"A {heard}");
            return heard;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException(ToString(), late);
        }
    }
}
