using System.Globalization;
using System.Text;

namespace Kalliky.Application.Speech.French;

/// <summary>French phone numbers: heard in pairs, digit by digit or mixed; said in pairs.</summary>
public static class PhoneNumbers
{
    internal const int Length = 10;

    /// <summary>The phone number of an utterance, or null when none is said.</summary>
    /// <param name="text">What the caller says.</param>
    /// <param name="before">The digits that were given before, when the caller goes on ("0639").</param>
    public static HeardPhone? Hear(string text, string before = "") => Hear(Words.Of(text), before);

    /// <inheritdoc cref="Hear(string, string)"/>
    public static HeardPhone? Hear(Words words, string before = "")
    {
        HeardPhone? best = null;
        for (var at = 0; at < words.Count;)
        {
            if (PhoneRun.Find(words, at, out var next) && PhoneReadings.Read(words, at, next, before) is { } heard)
            {
                best = Better(best, heard);
                at = next;
            }
            else
            {
                at = Math.Max(at + 1, next);
            }
        }

        return best;
    }

    static HeardPhone Better(HeardPhone? best, HeardPhone heard) =>
        best is null || heard.Candidates.Count > 0 || (best.Candidates.Count == 0 && heard.Digits.Length >= best.Digits.Length) ? heard : best;

    /// <summary>In pairs, as one says it: "zéro six, trente-neuf, quatre-vingt-dix-huit, zéro un, vingt-deux".</summary>
    public static string Say(string number)
    {
        var digits = National(number);
        var said = new StringBuilder();
        for (var i = 0; i < digits.Length; i += 2)
        {
            var pair = digits[i..Math.Min(i + 2, digits.Length)];
            said.Append(i > 0 ? ", " : "").Append(pair is ['0', _] ? "zéro " : "")
                .Append(Numbers.Say(int.Parse(pair, NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return said.ToString();
    }

    /// <summary>"06 39 98 01 22" (no-break spaces, so that it stays on one line).</summary>
    public static string Show(string number)
    {
        var digits = National(number);
        var french = number is not ['+', ..] || number.StartsWith("+33", StringComparison.Ordinal);
        return french && digits.Length == Length ? string.Join('\u00A0', digits.Chunk(2).Select(pair => new string(pair))) : number;
    }

    /// <summary>E.164 from a national number of ten digits.</summary>
    internal static string International(string digits) => "+33" + digits[1..];

    // A foreign number keeps its country code and is said digit pair by digit pair.
    static string National(string number) => number.StartsWith("+33", StringComparison.Ordinal)
        ? "0" + number[3..]
        : string.Concat(number.Where(char.IsAsciiDigit));
}
