using System.Text.RegularExpressions;

namespace Kalliky.Application.Evaluation;

/// <summary>Plays the caller of a scenario: answers what is asked, else says the next line, else agrees once and hangs up.</summary>
public sealed partial class SimulatedCaller(Scenario scenario)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    // What a question is about, in the order in which they are tried.
    private static readonly IReadOnlyList<(string Key, Regex Pattern)> Usual =
    [
        ("confirm", Pattern(@"c'est (bien )?(ca|correct|bon|exact)|vous confirmez|je (valide|confirme)|est-ce (bien )?(correct|exact)|d'accord \?")),
        ("choice", Pattern(@"(\d|heure).*\bou\b.*\?")),
        ("more", Pattern("autre chose|avec (ceci|ca)|ce sera tout|completer")),
        ("size", Pattern("taille|normale ou|petite ou|moyenne ou")),
        ("fulfilment", Pattern("emporter|livr|sur place")),
        ("address", Pattern("adresse|quelle rue|ou (devons|doit)|livrer ou")),
        ("phone", Pattern("numero|telephone|joindre")),
        ("spelling", Pattern("epel")),
        ("name", Pattern("nom|qui (ai|suis)|votre prenom")),
        ("party", Pattern("combien (de personnes|serez|de couverts)")),
        ("service", Pattern("quelle prestation|quel service|que souhaitez|motif")),
        ("staff", Pattern("avec qui|preference|quel(le)? (coiffeu|praticien|docteur|personne)")),
        ("when", Pattern("quand|quel jour|quelle date|quelle heure|a quel moment|pour quelle")),
        ("birthdate", Pattern(@"date de naissance|ne\(e\)|nee? le")),
    ];

    private readonly IReadOnlyList<(ScenarioAnswer Answer, Regex Pattern)> answers =
    [
        .. scenario.Answers.Where(answer => answer.Pattern is not null).Select(answer => (answer, Pattern(Folded.Of(answer.Pattern!)))),
        .. Usual.SelectMany(usual => scenario.Answers
            .Where(answer => answer.Pattern is null && answer.Key == usual.Key)
            .Select(answer => (answer, usual.Pattern))),
    ];

    private readonly Dictionary<ScenarioAnswer, int> given = [];
    private int said;
    private bool agreed;

    /// <summary>The next thing to say to what the assistant just said; null to hang up.</summary>
    public string? Reply(string assistant)
    {
        if (said == 0 && scenario.Says.Count > 0)
            return scenario.Says[said++];
        if (AnswerTo(LastQuestion(assistant)) is { } answer)
            return answer;
        if (said < scenario.Says.Count)
            return scenario.Says[said++];
        if (agreed)
            return null;
        agreed = true;
        return "Oui";
    }

    private string? AnswerTo(string question)
    {
        var folded = Folded.Of(question);
        var match = answers.FirstOrDefault(answer => answer.Pattern.IsMatch(folded)).Answer;
        if (match is null || match.Lines.Count == 0)
            return null;
        var times = given.GetValueOrDefault(match);
        given[match] = times + 1;
        return match.Lines[Math.Min(times, match.Lines.Count - 1)];
    }

    // The last sentence that ends with a question mark; all of it where there is none.
    private static string LastQuestion(string assistant) =>
        Questions().Matches(assistant).LastOrDefault()?.Value.Trim() ?? assistant;

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    [GeneratedRegex(@"(?:[^.!?…]|\.(?=\d))+\?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Questions();
}
