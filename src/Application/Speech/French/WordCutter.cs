using System.Collections.Frozen;
using System.Globalization;

namespace Kalliky.Application.Speech.French;

/// <summary>Cuts a text into words in one pass.</summary>
static class WordCutter
{
    static readonly FrozenSet<string> Elisions = FrozenSet.ToFrozenSet(
        ["l", "d", "qu", "j", "c", "n", "s", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"]);

    public static Words Cut(string text)
    {
        var words = new List<Word>(text.Length / 5 + 1);
        var pause = Pause.Space;
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            var character = text[at];
            if (char.IsLetter(character))
            {
                at = EndOfWord(text, start);
            }
            else if (char.IsAsciiDigit(character))
            {
                at = EndOfNumber(text, start);
            }
            else if (Sign(text, at) is { } sign)
            {
                at++;
                words.Add(new(text[start..at], sign, start, at, pause));
                pause = Pause.None;
                continue;
            }
            else
            {
                pause = Widen(text, at, pause);
                at++;
                continue;
            }

            var original = text[start..at];
            words.Add(new(original, Plain.Word(original.AsSpan().TrimEnd("'’ʼ")), start, at, pause));
            pause = Pause.None;
        }

        return new(text, [.. words]);
    }

    static int EndOfWord(string text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            if (char.IsLetter(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark)
            {
                at++;
            }
            else if (IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))
            {
                at++;
                if (Elisions.Contains(Plain.Word(text.AsSpan(start, at - 1 - start))))
                {
                    return at;
                }
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    // "1 250" written with a no-break space is one number; with a plain space it may be two.
    static int EndOfNumber(string text, int start)
    {
        var at = start;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        while (at - start <= 7 && at + 3 < text.Length && text[at] is '\u00A0' or '\u202F'
            && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
            && (at + 4 == text.Length || !char.IsAsciiDigit(text[at + 4])))
        {
            at += 4;
        }

        return at;
    }

    static string? Sign(string text, int at) => text[at] switch
    {
        '€' => "euros",
        '%' => "pourcent",
        '&' => "et",
        '+' => "plus",
        ':' when BetweenDigits(text, at) => "h",
        '/' when BetweenDigits(text, at) => "/",
        ',' when BetweenDigits(text, at) => ",",
        '.' when BetweenDigits(text, at) => ".",
        _ => null,
    };

    static bool BetweenDigits(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    static Pause Widen(string text, int at, Pause pause)
    {
        var seen = text[at] switch
        {
            '.' or '!' or '?' => Pause.Stop,
            ',' or ';' or ':' or '…' or '(' or ')' or '–' or '—' => Pause.Comma,
            '-' when pause == Pause.Space => Pause.Comma,
            '-' or '\'' or '’' or 'ʼ' or '‐' or '‑' => Pause.None,
            _ => Pause.Space,
        };
        return seen > pause ? seen : pause;
    }

    static bool IsApostrophe(char character) => character is '\'' or '’' or 'ʼ' or '‘';
}
