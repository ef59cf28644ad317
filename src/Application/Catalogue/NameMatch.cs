using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Catalogue;

/// <summary>Finds which of some known names a spoken or written one means: exactly, but for plurals and articles, by a
/// part that only one of them has, or within a slip of one or two letters. Where two would do, none is meant.</summary>
internal static class NameMatch
{
    private static readonly HashSet<string> Small = new(
        ["de", "d", "du", "des", "la", "le", "les", "l", "un", "une", "a", "au", "aux", "et", "en", "the"], StringComparer.Ordinal);

    public static string? Closest(string said, IReadOnlyCollection<string> known) => Closest(said, known, name => [name]);

    public static T? Closest<T>(string said, IReadOnlyCollection<T> known, Func<T, IEnumerable<string>> namesOf)
        where T : class
    {
        var wanted = Stem(said);
        if (wanted.Length == 0)
            return null;
        var stems = known.Select(item => (Item: item, Stems: namesOf(item).Select(Stem).ToList())).ToList();
        return Only(stems, stem => stem == wanted)
            ?? Only(stems, stem => Holds(stem, wanted) || Holds(wanted, stem))
            ?? Only(stems, stem => wanted.Length >= 4 && stem.StartsWith(wanted, StringComparison.Ordinal))
            ?? Only(stems, stem => IsSlip(stem, wanted, 2));
    }

    /// <summary>Same name but for case, accents, plurals, articles and one letter.</summary>
    public static bool Same(string one, string other)
    {
        var (left, right) = (Stem(one), Stem(other));
        return left.Length > 0 && (left == right || IsSlip(left, right, 1));
    }

    /// <summary>The words that matter, in the singular. Of a name of little words alone ("L", the size) all matter.</summary>
    public static string Stem(string name)
    {
        var words = Plain.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(word => !Small.Contains(word)).ToList();
        return string.Join(' ', (telling.Count > 0 ? telling : [.. words]).Select(Singular));
    }

    private static T? Only<T>(List<(T Item, List<string> Stems)> known, Func<string, bool> fits)
        where T : class
    {
        T? found = null;
        foreach (var (item, stems) in known)
        {
            if (!stems.Exists(stem => fits(stem)))
                continue;
            if (found is not null)
                return null;
            found = item;
        }

        return found;
    }

    private static string Singular(string word) => word.Length > 3 && word[^1] is 's' or 'x' ? word[..^1] : word;

    private static bool Holds(string whole, string part) =>
        part.Length >= 4 && $" {whole} ".Contains($" {part} ", StringComparison.Ordinal);

    private static bool IsSlip(string one, string other, int atMost)
    {
        var most = Math.Min(atMost, Math.Min(one.Length, other.Length) switch { < 4 => 0, < 8 => 1, _ => 2 });
        return most > 0 && Math.Abs(one.Length - other.Length) <= most && one[0] == other[0] && Distance(one, other) <= most;
    }

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
