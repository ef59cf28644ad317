using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>What guests ask for besides a table, and what is named of an illness so that it can be left out.</summary>
internal static class Requests
{
    private static readonly IReadOnlyList<(string Name, Regex Turns)> All =
    [
        ("chaise haute", Pattern.Of("chaises? hautes?", "rehausseur")), ("table ronde", Pattern.Of("table ronde")), ("anniversaire", Pattern.Of("anniversaire", "anniv")), ("terrasse", Pattern.Of("en terrasse", "dehors", "a l exterieur")),
        ("coin calme", Pattern.Of("(?:coin|endroit|table) (?:au )?(?:calme|tranquille)", "au calme")), ("près de la fenêtre", Pattern.Of("(?:pres|cote|a cote) de la fenetre", "cote fenetre")), ("fauteuil roulant", Pattern.Of("fauteuil roulant", "handicape\\w*")),
        ("poussette", Pattern.Of("poussette")), ("chien", Pattern.Of("(?:avec|un|mon|notre) (?:petit |gros )?chien")), ("banquette", Pattern.Of("banquette")), ("gâteau", Pattern.Of("(?:prevoir|commander) un gateau")),
    ];

    public static IReadOnlyList<string> In(string plain) => [.. All.Where(row => row.Turns.IsMatch(plain)).Select(row => row.Name)];
}

/// <summary>What an utterance tells of an illness: it is heard, and kept nowhere.</summary>
internal static class Hurts
{
    private static readonly Regex Symptoms = Pattern.Of("mal (?:au|a la|aux|a l|partout|de)(?: \\w+)?", "fievre", "tousse\\w*", "vomi\\w*", "douleurs?", "boutons", "vertiges?", "saigne\\w*", "enrhumee?", "diarrhee", "angine", "grippe", "malade", "fatiguee?");

    private static readonly Regex Body = Pattern.Of("(?:pour|de|du|des|au|a) (?:le |la |l |mon |ma |mes |les )?(?:genoux?|dos|epaules?|cheville|poignet|hanche|coude|nuque|cervicales?|lombaires?|pied|main|bras|jambe|cou|dents?|bassin)");

    public static IReadOnlyList<string> Of(string plain) => Symptoms.IsMatch(plain) ? ["symptoms"] : Body.IsMatch(plain) ? ["body_part"] : [];
}
