using System.Text.RegularExpressions;

namespace Kalliky.Infrastructure.Models.Offline.Policies;

/// <summary>Puts an answer together from what several tools and rules have to say.</summary>
internal static partial class Sentences
{
    /// <summary>All of it, no sentence twice.</summary>
    public static string Once(IEnumerable<string?> parts) =>
        string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part)).SelectMany(part => Ends().Split(part!)).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0).Distinct());

    [GeneratedRegex(@"(?<=[.!?…])\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();
}
