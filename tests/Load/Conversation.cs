using System.Text.RegularExpressions;

namespace Kalliky.Load;

/// <summary>What a caller says: an order for two, a question, and goodbye. The next line follows from what the assistant asked.</summary>
internal static partial class Conversation
{
    public static readonly Line Opens = new("order", "Bonsoir, je voudrais deux margheritas et un tiramisu, à emporter s'il vous plaît.");

    public static readonly Line Asks = new("question", "Est-ce que les chiens sont acceptés en terrasse ?");

    public static readonly Line Leaves = new("bye", "Merci beaucoup, au revoir.");

    public static readonly Line Confirms = new("confirm", "Oui, c'est parfait.");

    /// <summary>The first that matches what was heard is said.</summary>
    private static readonly (Regex Heard, Line Line)[] Answers =
    [
        (Read(), Confirms),
        (More(), new("more", "Non, c'est tout, merci.")),
        (Where(), new("fulfilment", "À emporter.")),
        (Phone(), new("phone", "Le numéro avec lequel j'appelle.")),
        (Name(), new("name", "Au nom de Lefebvre.")),
        (When(), new("when", "Dès que possible.")),
    ];

    public static Line Next(string heard)
    {
        var question = LastQuestion(heard);
        return Answers.FirstOrDefault(answer => answer.Heard.IsMatch(question)).Line ?? new Line("yes", "Oui.");
    }

    private static string LastQuestion(string heard)
    {
        var end = heard.LastIndexOf('?');
        return end < 0 ? heard : heard[(heard.LastIndexOfAny(['.', '!', '?'], Math.Max(0, end - 1)) + 1)..];
    }

    [GeneratedRegex("c'est (bien )?(ça|correct|bon|exact)|confirme|valide|d'accord", RegexOptions.IgnoreCase)]
    private static partial Regex Read();

    [GeneratedRegex("autre chose|avec (ceci|ça)|ce sera tout|compléter", RegexOptions.IgnoreCase)]
    private static partial Regex More();

    [GeneratedRegex("emporter|livr|sur place", RegexOptions.IgnoreCase)]
    private static partial Regex Where();

    [GeneratedRegex("numéro|téléphone|joindre", RegexOptions.IgnoreCase)]
    private static partial Regex Phone();

    [GeneratedRegex("nom", RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex("quand|heure|moment", RegexOptions.IgnoreCase)]
    private static partial Regex When();
}

/// <param name="Key">What the line is for; the stand-in model knows by it what to do.</param>
internal sealed record Line(string Key, string Words);
