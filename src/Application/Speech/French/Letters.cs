using System.Collections.Frozen;

namespace Kalliky.Application.Speech.French;

/// <summary>Names of letters, and the words that recognition writes for them.</summary>
static class Letters
{
    static readonly FrozenDictionary<string, char> Homophones = new Dictionary<string, char>
    {
        ["ah"] = 'a', ["ha"] = 'a', ["as"] = 'a', ["be"] = 'b', ["ces"] = 'c', ["ses"] = 'c', ["ce"] = 'c', ["sais"] = 'c', ["sait"] = 'c',
        ["de"] = 'd', ["des"] = 'd', ["eux"] = 'e', ["heu"] = 'e', ["euh"] = 'e', ["effe"] = 'f', ["ef"] = 'f', ["ge"] = 'g', ["jai"] = 'g',
        ["ache"] = 'h', ["hache"] = 'h', ["hi"] = 'i', ["ji"] = 'j', ["gi"] = 'j', ["cas"] = 'k', ["ka"] = 'k', ["elle"] = 'l', ["aile"] = 'l',
        ["el"] = 'l', ["ailes"] = 'l', ["elles"] = 'l', ["aime"] = 'm', ["em"] = 'm', ["haine"] = 'n', ["en"] = 'n', ["aine"] = 'n', ["eau"] = 'o',
        ["oh"] = 'o', ["au"] = 'o', ["haut"] = 'o', ["pe"] = 'p', ["pet"] = 'p', ["cul"] = 'q', ["ku"] = 'q', ["air"] = 'r', ["erre"] = 'r',
        ["er"] = 'r', ["ere"] = 'r', ["esse"] = 's', ["es"] = 's', ["est"] = 's', ["te"] = 't', ["the"] = 't', ["tes"] = 't', ["hue"] = 'u', ["eu"] = 'u',
        ["ve"] = 'v', ["ixe"] = 'x', ["zede"] = 'z', ["zed"] = 'z', ["et"] = 'e',
    }.ToFrozenDictionary();

    /// <summary>A word so common that at the end of a name it is not a letter any more: "I, E, U, et…".</summary>
    public static bool IsLittleWord(string plain) => plain is "et" or "est" or "en" or "au" or "de" or "des" or "ce" or "ces" or "ses" or "es"
        or "te" or "tes" or "eu" or "puis" or "apres" or "ensuite" or "loin" or "mot" or "espace" or "the" or "haut" or "euh";

    /// <summary>One letter written as itself; an elided l' or d' is none.</summary>
    public static bool Clear(Words words, int at, out char letter)
    {
        letter = '\0';
        if (words.At(at) is not [>= 'a' and <= 'z'] || words[at].Elided || words[at].Original is "à")
        {
            return false;
        }

        letter = char.ToLowerInvariant(words[at].Original[0]);
        return true;
    }

    /// <summary>One letter, written as itself or as the word that it sounds like.</summary>
    public static bool Read(Words words, int at, out char letter, out int next)
    {
        next = at + 1;
        if (words.Says(at, "i", "grec") || words.Says(at, "double", "v") || words.Says(at, "double", "ve"))
        {
            (letter, next) = (words.At(at) == "i" ? 'y' : 'w', at + 2);
            return true;
        }

        if (words.Says(at, "c", "est") && words[at].Elided)
        {
            (letter, next) = ('c', at + 2);
            return true;
        }

        if (words.Says(at, "j", "ai") && words[at].Elided)
        {
            (letter, next) = ('g', at + 2);
            return true;
        }

        return Clear(words, at, out letter) || Homophones.TryGetValue(words.At(at), out letter);
    }
}
