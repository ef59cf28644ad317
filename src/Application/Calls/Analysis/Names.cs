using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>Whether two writings name the same dish, service, person or thing: the words of one are all in the other.</summary>
internal static class Names
{
    private static readonly HashSet<string> Idle = new(["le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "au", "aux", "a", "et", "avec", "dr", "docteur", "mme", "madame", "m", "monsieur"], StringComparer.Ordinal);

    public static bool AreClose(string one, string other)
    {
        var (these, those) = (Stems(one), Stems(other));
        return these.Count > 0 && those.Count > 0 && (these.IsSubsetOf(those) || those.IsSubsetOf(these));
    }

    /// <summary>The one that it names, the closest first; null for none of them.</summary>
    public static string? Meant(string said, IReadOnlyCollection<string> known) =>
        known.Where(name => AreClose(said, name)).OrderBy(name => Math.Abs(Stems(name).Count - Stems(said).Count)).FirstOrDefault();

    public static string Stem(string plain) => plain.Length > 3 && plain[^1] is 's' or 'x' ? plain[..^1] : plain;

    private static HashSet<string> Stems(string text) => [.. Words.Of(text).Select(word => word.Plain).Where(word => !Idle.Contains(word)).Select(Stem)];
}
