using System.Text.RegularExpressions;
using Kalliky.Fakes.Telnyx;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>A caller who orders two margheritas, one without olives, and answers what is asked.</summary>
internal sealed class Regular(FakeCall call)
{
    public const string Order = "Bonsoir, ce serait pour deux margheritas dont une sans olives.";

    private const int MostTurns = 20;

    private static readonly (Regex Asked, string Says)[] Answers =
    [
        (Asks("vous confirmez|c.est (bien )?(ça|correct|bon|exact)|je (valide|confirme)|d.accord \\?"), "Oui, c'est parfait."),
        (Asks("autre chose|avec (ceci|ça)|ce sera tout|compléter"), "Non, c'est tout."),
        (Asks("taille|normale ou"), "Taille normale."),
        (Asks("emporter|livr"), "À emporter."),
        (Asks("numéro|téléphone|joindre"), "C'est le numéro avec lequel j'appelle."),
        (Asks("nom\\b"), "Lefebvre."),
        (Asks("quand|quelle heure|quel moment"), "À dix-neuf heures trente."),
        (Asks("faire pour vous|que (désirez|souhaitez)|commander"), Order),
    ];

    /// <summary>Everything that was said, to be read when a test fails.</summary>
    public List<string> Story { get; } = [];

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

    private static string? Reply(string heard)
    {
        if (!heard.Contains('?', StringComparison.Ordinal))
            return null;
        var question = heard[(heard.TrimEnd().TrimEnd('?').LastIndexOfAny(['.', '!', '?']) + 1)..];
        return Array.Find(Answers, answer => answer.Asked.IsMatch(question)).Says;
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
            throw new TimeoutException(string.Join('\n', Story), late);
        }
    }

    private static Regex Asks(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
