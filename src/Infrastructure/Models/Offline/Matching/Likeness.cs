using FuzzySharp;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Matching;

/// <summary>How alike a heard word and a word of the lexicon are, from 0 to 1.</summary>
internal static class Likeness
{
    /// <summary>From here on a word is taken as heard.</summary>
    public const double Sure = 0.84;

    /// <summary>From here on it may be meant: ask.</summary>
    public const double Perhaps = 0.74;

    private const double SameSound = 0.95;

    public static double Of(string text, string sound, string known, string knownSound)
    {
        if (text == known)
            return 1;
        if (Stem.IsNumber(text) || Stem.IsNumber(known))
            return OfNumbers(text, known);
        if (HasDigit(text) || HasDigit(known))
            return 0;
        if (sound == knownSound && sound.Length >= 3)
            return SameSound;
        var shorter = Math.Min(text.Length, known.Length);
        if (shorter < 4 || Math.Abs(text.Length - known.Length) > 3)
            return 0;
        var written = Levenshtein.GetRatio(text, known);
        var spoken = sound.Length >= 3 && knownSound.Length >= 3 ? Levenshtein.GetRatio(sound, knownSound) * 0.97 : 0;
        var ratio = Math.Max(written, spoken);
        var needed = sound[0] == knownSound[0] ? shorter == 4 ? 0.8 : Perhaps : 0.86;
        return ratio >= needed ? Math.Min(ratio, 0.94) : 0;
    }

    // "un coca 33" is the one of 33 cl, "1,5" the one of a litre and a half.
    private static double OfNumbers(string text, string known)
    {
        if (!Stem.IsMeasure(known) || Stem.IsMeasure(text) || !Stem.IsNumber(text))
            return 0;
        var bare = known.TrimEnd('c', 'l', 'g', 'm')[1..];
        return text[1..] == bare || known.EndsWith("cl", StringComparison.Ordinal) && text[1..] == Litres(bare) ? 0.9 : 0;
    }

    private static string Litres(string centilitres) =>
        decimal.TryParse(centilitres, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? (value / 100).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)
            : "";

    private static bool HasDigit(string text) => text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
}
