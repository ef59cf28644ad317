using System.Collections.Frozen;
using System.Globalization;

namespace Kalliky.Application.Speech.French;

/// <summary>The words that numbers are made of.</summary>
static class NumberWords
{
    static readonly FrozenDictionary<string, int> Cardinals = new Dictionary<string, int>
    {
        ["zero"] = 0, ["un"] = 1, ["une"] = 1, ["deux"] = 2, ["trois"] = 3, ["quatre"] = 4, ["cinq"] = 5,
        ["six"] = 6, ["sept"] = 7, ["huit"] = 8, ["neuf"] = 9, ["dix"] = 10, ["onze"] = 11, ["douze"] = 12,
        ["treize"] = 13, ["quatorze"] = 14, ["quinze"] = 15, ["seize"] = 16, ["vingt"] = 20, ["vingts"] = 20,
        ["trente"] = 30, ["quarante"] = 40, ["cinquante"] = 50, ["soixante"] = 60, ["septante"] = 70,
        ["huitante"] = 80, ["octante"] = 80, ["nonante"] = 90,
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>
    {
        ["premier"] = 1, ["premiere"] = 1, ["deuxieme"] = 2, ["second"] = 2, ["seconde"] = 2, ["troisieme"] = 3,
        ["quatrieme"] = 4, ["cinquieme"] = 5, ["sixieme"] = 6, ["septieme"] = 7, ["huitieme"] = 8,
        ["neuvieme"] = 9, ["dixieme"] = 10, ["onzieme"] = 11, ["douzieme"] = 12, ["treizieme"] = 13,
        ["quatorzieme"] = 14, ["quinzieme"] = 15, ["seizieme"] = 16, ["vingtieme"] = 20, ["trentieme"] = 30,
        ["quarantieme"] = 40, ["cinquantieme"] = 50, ["soixantieme"] = 60, ["centieme"] = 100, ["unieme"] = 1,
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, int> Collectives = new Dictionary<string, int>
    {
        ["huitaine"] = 8, ["dizaine"] = 10, ["dizaines"] = 10, ["douzaine"] = 12, ["douzaines"] = 12,
        ["quinzaine"] = 15, ["vingtaine"] = 20, ["trentaine"] = 30, ["quarantaine"] = 40, ["cinquantaine"] = 50,
        ["soixantaine"] = 60, ["centaine"] = 100, ["centaines"] = 100, ["paire"] = 2,
    }.ToFrozenDictionary();

    /// <summary>The value of one word or one run of digits; -1 when it is not a number below a hundred thousand million.</summary>
    public static int Value(string plain)
    {
        if (plain.Length > 0 && char.IsAsciiDigit(plain[0]))
        {
            return int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : -1;
        }

        return Cardinals.TryGetValue(plain, out var value) ? value : -1;
    }

    public static int Ordinal(string plain) => Ordinals.TryGetValue(plain, out var value) ? value : -1;

    public static int Collective(string plain) => Collectives.TryGetValue(plain, out var value) ? value : -1;

    public static bool IsHundred(string plain) => plain is "cent" or "cents";

    public static bool IsThousand(string plain) => plain is "mille" or "mil";

    /// <summary>Could this word begin a number said in words or digits?</summary>
    public static bool IsNumber(string plain) => Value(plain) >= 0 || IsHundred(plain) || IsThousand(plain);
}
