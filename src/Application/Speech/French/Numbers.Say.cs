using System.Text;

namespace Kalliky.Application.Speech.French;

public static partial class Numbers
{
    static readonly string[] Small =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ];

    static readonly string[] Tens = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

    const long Largest = 999_999_999_999;

    /// <summary>A number in words: 72 is "soixante-douze", 1 is "un", or "une" before a feminine noun. Beyond the thousand millions, digits.</summary>
    public static string Say(long number, bool feminine = false)
    {
        if (number is > Largest or < -Largest)
        {
            return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (number < 0)
        {
            return "moins " + Say(-number, feminine);
        }

        if (number == 0)
        {
            return Small[0];
        }

        var said = new StringBuilder();
        Group(said, number / 1_000_000_000, "milliard");
        Group(said, number / 1_000_000 % 1000, "million");
        var thousands = (int)(number / 1000 % 1000);
        if (thousands > 0)
        {
            Add(said, thousands == 1 ? "mille" : BelowThousand(thousands, false, plural: false) + " mille");
        }

        if (number % 1000 > 0)
        {
            Add(said, BelowThousand((int)(number % 1000), feminine, plural: true));
        }

        return said.ToString();
    }

    static void Group(StringBuilder said, long count, string name)
    {
        if (count > 0)
        {
            Add(said, $"{BelowThousand((int)count, false, plural: true)} {name}{(count > 1 ? "s" : "")}");
        }
    }

    static void Add(StringBuilder said, string part) => said.Append(said.Length > 0 ? " " : "").Append(part);

    // "cents" and "quatre-vingts" take their s only at the end of the number.
    static string BelowThousand(int number, bool feminine, bool plural)
    {
        if (number < 100)
        {
            return BelowHundred(number, feminine, plural);
        }

        var hundreds = number / 100 == 1 ? "cent" : Small[number / 100] + " cent";
        return number % 100 == 0
            ? hundreds + (number > 100 && plural ? "s" : "")
            : $"{hundreds} {BelowHundred(number % 100, feminine, plural)}";
    }

    static string BelowHundred(int number, bool feminine, bool plural)
    {
        if (number < 20)
        {
            return number == 1 && feminine ? "une" : Small[number];
        }

        var ten = number / 10;
        var rest = ten is 7 or 9 ? number % 10 + 10 : number % 10;
        return rest switch
        {
            0 => ten == 8 && plural ? "quatre-vingts" : Tens[ten],
            1 when ten < 8 => $"{Tens[ten]} et {(feminine ? "une" : "un")}",
            1 => feminine ? "quatre-vingt-une" : "quatre-vingt-un",
            11 when ten == 7 => "soixante et onze",
            _ => $"{Tens[ten]}-{Small[rest]}",
        };
    }
}
