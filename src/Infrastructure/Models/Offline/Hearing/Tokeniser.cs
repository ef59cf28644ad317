using Kalliky.Application.Speech.French;

namespace Kalliky.Infrastructure.Models.Offline.Hearing;

/// <summary>Turns words into tokens: numbers and measures become one token each, and so do the codes of a menu
/// ("B5", "b cinq").</summary>
internal static class Tokeniser
{
    public static List<Token> Cut(Words words)
    {
        var tokens = new List<Token>(words.Count);
        for (var at = 0; at < words.Count;)
        {
            var token = Code(words, at) ?? Number(words, at) ?? Word(words, at);
            tokens.Add(token);
            at = token.NextWord;
        }

        return tokens;
    }

    private static Token Word(Words words, int at)
    {
        var plain = words.At(at);
        return new(Stem.Of(plain), Sound.Of(plain), plain, at, at + 1, words[at].Before, null, words[at].Elided);
    }

    // A single letter before a number: "B5", "B 5", "b cinq"; not "à 5", not "l'autre", not "d'une".
    private static Token? Code(Words words, int at)
    {
        if (words.At(at) is not [>= 'a' and <= 'z'] || words[at].Elided || at + 1 >= words.Count || words[at + 1].Before > Pause.Space)
            return null;
        if (words.At(at) is "a" or "y" or "n" or "h" && words[at + 1].Before != Pause.None)
            return null;
        if (words.At(at + 1) is "un" or "une" || Numbers.Hear(words, at + 1) is not { IsWhole: true, Unit: null, Ordinal: false, IsRange: false } number)
            return null;
        var text = words.At(at) + Stem.Of(number)[1..];
        return new(text, text, text, at, number.Next, words[at].Before, null);
    }

    private static Token? Number(Words words, int at)
    {
        if (Heard(words, at) is not { } number)
            return null;
        var text = Stem.Of(number);
        var plain = string.Join(' ', Enumerable.Range(at, number.Next - at).Select(words.At));
        return new(text, text, plain, at, number.Next, words[at].Before, number);
    }

    // "1,5 L" as menus print it; "deux, l'autre" is none.
    private static HeardNumber? Litres(Words words, HeardNumber? number) =>
        number is { Unit: null, IsRange: false } && number.Next < words.Count && words.At(number.Next) == "l" && !words[number.Next].Elided && words[number.Next].Before <= Pause.Space
            && (number.Next + 1 >= words.Count || words[number.Next + 1].Before != Pause.None)
            ? number with { Unit = "l", Next = number.Next + 1 }
            : number;

    // "trois quatre fromages" is no estimate here: each number stands for itself.
    private static HeardNumber? Heard(Words words, int at)
    {
        var number = Litres(words, Numbers.Hear(words, at));
        if (number is null || number.IsRange is false && !words[number.Next - 1].Elided)
            return number;
        return Numbers.Hear(Words.Of(words[at].Original), 0) is { } alone ? alone with { First = at, Next = at + 1 } : null;
    }
}
