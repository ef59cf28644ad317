using System.Text.RegularExpressions;

namespace Kalliky.Infrastructure.Models.Offline.Reading;

/// <summary>Turns of phrase, written over plain words: no accents, elisions apart ("c est tout").</summary>
internal static class Pattern
{
    /// <summary>Whole words only. The texts are short, so that compiling would cost the first call more than it saves.</summary>
    public static Regex Of(params ReadOnlySpan<string> turns) =>
        new($@"\b(?:{string.Join('|', turns)})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>At the beginning, little words of hesitation and greeting left aside.</summary>
    public static Regex Start(params ReadOnlySpan<string> turns) =>
        new($@"^(?:(?:euh|heu|hum|ben|bah|alors|bon|et|ah|oh|mais|bonjour|bonsoir|allo|donc|eh|hein) )*(?:{string.Join('|', turns)})\b",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
