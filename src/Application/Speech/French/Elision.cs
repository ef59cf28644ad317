using System.Collections.Frozen;

namespace Kalliky.Application.Speech.French;

/// <summary>Shortens little words before a vowel: "d'olives", but "de gorgonzola" and "de haricots".</summary>
public static class Elision
{
    static readonly FrozenSet<string> Aspirated = FrozenSet.ToFrozenSet(
    [
        "hache", "hachis", "haddock", "halal", "halles", "hall", "halloumi", "hamburger", "hamburgers", "hamac", "hareng", "harengs",
        "haricot", "haricots", "harissa", "hasard", "haut", "haute", "hauts", "hautes", "hawai", "hawaienne", "henne", "hernie", "heros",
        "hibou", "hip", "hit", "hobby", "hockey", "hollandais", "hollandaise", "homard", "homards", "hongrois", "hongroise", "honte",
        "hot", "hotte", "houblon", "houmous", "housse", "huche", "huit", "huitieme", "hublot", "hublots", "hall", "hanche", "handicap",
        "onze", "onzieme", "oui", "yaourt", "yaourts", "yakitori", "yoga", "yucca", "ouistiti",
    ]);

    /// <summary>Does the word that follows take an apostrophe?</summary>
    public static bool Before(string word)
    {
        var words = Words.Of(word);
        return words.At(0) is ['a' or 'e' or 'i' or 'o' or 'u' or 'h', ..] first && !words[0].IsDigits && !Aspirated.Contains(first)
            || words.At(0) is "y" or "yeux" or "yeuse";
    }

    /// <summary>"d'olives", "de gorgonzola".</summary>
    public static string De(string word) => Before(word) ? "d'" + word : "de " + word;

    /// <summary>"qu'il", "que vous".</summary>
    public static string Que(string word) => Before(word) ? "qu'" + word : "que " + word;

    /// <summary>"jusqu'à" needs none; "l'œuf", or the article given: "la reine".</summary>
    public static string The(string article, string word) => article is "le" or "la" && Before(word) ? "l'" + word : $"{article} {word}";
}
