using System.Text;
using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Calls.Reports;

/// <summary>Puts invented people in the place of real ones: names that the call knows, in any writing and spelt aloud,
/// numbers written or said, streets, e-mail addresses. What it cannot recognise it leaves, so it rather takes too much.</summary>
internal sealed partial class Fiction
{
    /// <summary>Of the range that is kept for fiction.</summary>
    public const string Number = "+33639980122";

    public const string Spoken = "06 39 98 01 22";

    private const string Street = "12 rue Condorcet";

    /// <summary>Common family names, the same one for the same person throughout.</summary>
    private static readonly string[] Invented = ["Martin", "Bernard", "Petit", "Robert", "Richard", "Durand", "Moreau", "Simon"];

    // Not every word of a name is one: forms of address, particles, and what is too short to tell.
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "monsieur", "madame", "mademoiselle", "mme", "mlle", "docteur", "client", "pour", "les", "des", "rue" };

    private readonly List<(string Folded, string Name)> names = [];
    private readonly HashSet<string> places = new(StringComparer.Ordinal);

    /// <param name="known">Names of people as orders, cards, tickets and tools have them.</param>
    /// <param name="streets">Streets and details of addresses.</param>
    public Fiction(IEnumerable<string?> known, IEnumerable<string?> streets)
    {
        foreach (var word in known.SelectMany(Parts).Distinct(StringComparer.Ordinal))
            names.Add((word, Invented[names.Count % Invented.Length]));
        places.UnionWith(streets.SelectMany(Parts));
    }

    /// <summary>The invented name of a real one; null stays null.</summary>
    public string? Of(string? name) => name is null ? null : Parts(name).Select(part => names.Find(known => known.Folded == part).Name).OfType<string>().FirstOrDefault() ?? Invented[0];

    /// <summary>What a caller said, said by somebody who does not exist.</summary>
    public string Retell(string line)
    {
        var told = Mail().Replace(line, "camille@exemple.fr");
        told = Digits().Replace(told, Spoken);

        // Said in words, a number has no seam to cut along: the sentence is told anew.
        if (told.Contains(Spoken, StringComparison.Ordinal) is false && PhoneNumbers.Hear(told) is { } heard && (heard.Candidates.Count > 0 || heard.Digits.Length >= 4))
            return $"C'est le {Spoken}.";
        if (Words(told).Any(places.Contains))
            return $"{Street}, 38000 Grenoble.";
        told = SpeltAloud().Replace(told, "M A R T I N");
        return Word().Replace(told, word => names.Find(known => known.Folded == Fold(word.Value)).Name ?? word.Value);
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => Fold(word.Value));

    private static IEnumerable<string> Parts(string? text) =>
        Word().Matches(text ?? "").Select(word => Fold(word.Value)).Where(word => word.Length >= 3 && !Titles.Contains(word));

    private static string Fold(string word)
    {
        var plain = new StringBuilder();
        foreach (var sign in word.Normalize(NormalizationForm.FormD).Where(sign => char.IsLetterOrDigit(sign)))
            plain.Append(char.ToLowerInvariant(sign));
        return plain.ToString();
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]{3,})*", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Word();

    [GeneratedRegex(@"\+?\d(?:[ .\-/\u00a0\u202f]?\d){7,14}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Digits();

    [GeneratedRegex(@"[\w.+-]+(?:@| arobase | at )[\w-]+(?:(?:\.| point )[\w-]+)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b\p{L}(?:[ .,\-]+\p{L}\b){2,}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex SpeltAloud();
}
