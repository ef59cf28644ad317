using System.Globalization;

namespace Kalliky.Application.Speech.French;

/// <summary>Finds every way in which a run of spoken numbers makes ten digits.</summary>
static class PhoneReadings
{
    const int Most = 32;

    /// <summary>What the run says: whole numbers, or the digits so far; null when it is no phone number.</summary>
    public static HeardPhone? Read(Words words, int at, int next, string before)
    {
        // Recognition sometimes tears "quatre-vingt-dix-huit" into 90 8: mended only when nothing else fits.
        foreach (var mend in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var start in PhoneRun.Starts(words, at, next))
            {
                foreach (var end in PhoneRun.Ends(words, start, next))
                {
                    if (Whole(words, start, end, before, mend) is { Count: > 0 } numbers)
                    {
                        return new(start, end, numbers, "0" + numbers[0][3..]);
                    }
                }
            }
        }

        var digits = before;
        digits = Plainest(words, Country(words, at, ref digits), next, digits);
        return digits is ['0', ..] && digits.Length >= (before.Length > 0 ? before.Length + 1 : 3) ? new(at, next, [], digits) : null;
    }

    static List<string> Whole(Words words, int start, int end, string before, bool mend)
    {
        var first = Country(words, start, ref before);
        var found = new List<(string Digits, int Odd)>();
        Collect(words, first, end, before, 0, mend, found);
        return [.. found.Where(reading => reading.Digits is ['0', >= '1' and <= '9', ..]).OrderBy(reading => reading.Odd)
            .Select(reading => PhoneNumbers.International(reading.Digits)).Distinct()];
    }

    // "+33", "plus trente-trois", "00 33" before the nine digits that follow: the national zero takes their place.
    static int Country(Words words, int at, ref string before)
    {
        var plus = words.At(at) == "plus";
        var start = plus || words.At(at) == "00" ? at + 1 : words.Says(at, "zero", "zero") || words.Says(at, "0", "0") ? at + 2 : at;
        if (words.At(start).TrimStart('0') is ['3', '3', .. var rest] && (plus || start > at || words.At(start).StartsWith("00", StringComparison.Ordinal)))
        {
            before += rest.Length > 0 && rest[0] == '0' ? rest : "0" + rest;
            return Trunk(words, start + 1, rest.Length);
        }

        if (start > at && Cardinals.BelowHundred(words, start, out var code, out var next) && code == 33)
        {
            before += "0";
            return Trunk(words, next, 0);
        }

        return plus ? start : at;
    }

    // The zero in "+33 (0)6".
    static int Trunk(Words words, int at, int glued) => glued == 0 && words.At(at) is "0" or "zero" ? at + 1 : at;

    // Odd counts the pairs that begin in the middle of a pair: a number said in pairs has none.
    static void Collect(Words words, int at, int end, string digits, int odd, bool mend, List<(string Digits, int Odd)> found)
    {
        at = PhoneRun.Skip(words, at, end);
        if (digits.Length > PhoneNumbers.Length || found.Count >= Most)
        {
            return;
        }

        if (at >= end)
        {
            if (digits.Length == PhoneNumbers.Length)
            {
                found.Add((digits, odd));
            }

            return;
        }

        if (PhoneRun.IsCorrection(words, at))
        {
            Collect(words, at + 1, end, Undo(words, at, digits), odd, mend, found);
            return;
        }

        foreach (var (said, next) in Steps(words, at, end, mend))
        {
            Collect(words, next, end, digits + said, odd + (said.Length == 2 && digits.Length % 2 == 1 ? 1 : 0), mend, found);
        }
    }

    // A correction takes back the last pair, or everything when it starts again from the zero.
    static string Undo(Words words, int at, string digits)
    {
        while (at < words.Count && !PhoneRun.IsPart(words, at))
        {
            at++;
        }

        return words.At(at) is ['0', ..] or "zero" && digits.Length > 2 && words.At(at + 1) is not ("zero" or "0") && StartsAnew(words, at)
            ? ""
            : digits[..^Math.Min(2, digits.Length)];
    }

    // "non, zéro un" corrects a pair; "non, zéro six, quarante-neuf, …" begins again.
    static bool StartsAnew(Words words, int at)
    {
        var parts = 0;
        for (; at < words.Count && parts < 6; at++)
        {
            parts += PhoneRun.IsPart(words, at) ? 1 : 0;
        }

        return parts >= 6 || words.At(at - 1).Length == PhoneNumbers.Length;
    }

    static IEnumerable<(string Digits, int Next)> Steps(Words words, int at, int end, bool mend)
    {
        if (words.At(at) is "double" or "triple" && NumberWords.Value(words.At(at + 1)) is >= 0 and <= 9 and var digit)
        {
            yield return (new string((char)('0' + digit), words.At(at) == "double" ? 2 : 3), at + 2);
            yield break;
        }

        if (mend && at + 1 < end && words.At(at) is [>= '2', '0'] && words.At(at + 1) is [>= '1' and <= '9'] && !words.BreaksAt(at + 1))
        {
            yield return ($"{words.At(at)[0]}{words.At(at + 1)[0]}", at + 2);
        }

        foreach (var (value, next) in NumberReadings.At(words, at))
        {
            if (next <= end)
            {
                yield return (next == at + 1 && words[at].IsDigits ? words.At(at) : value.ToString(CultureInfo.InvariantCulture), next);
            }
        }

        if (words[at].IsDigits && NumberWords.Value(words.At(at)) < 0)
        {
            yield return (words.At(at), at + 1);
        }

        if (!words[at].IsDigits && Cardinals.Read(words, at, out var large, out var after) && large is >= 100 and <= 999 && after <= end)
        {
            yield return (large.ToString(CultureInfo.InvariantCulture), after);
        }
    }

    static string Plainest(Words words, int at, int end, string digits)
    {
        while ((at = PhoneRun.Skip(words, at, end)) < end && digits.Length <= 2 * PhoneNumbers.Length)
        {
            if (PhoneRun.IsCorrection(words, at))
            {
                (digits, at) = (Undo(words, at, digits), at + 1);
                continue;
            }

            var (said, next) = Steps(words, at, end, mend: false).FirstOrDefault(("", at + 1));
            (digits, at) = (digits + said, next);
        }

        return digits;
    }
}
