using System.Collections.Frozen;

namespace Kalliky.Application.Speech.French;

/// <summary>Where people have their mail, and how addresses end: what a squashed address is measured against.</summary>
static class MailHosts
{
    public const string Gmail = "gmail.com";

    static readonly string[] Known =
    [
        Gmail, "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "hotmail.com", "hotmail.fr", "outlook.com", "outlook.fr", "yahoo.fr",
        "yahoo.com", "live.fr", "live.com", "icloud.com", "bbox.fr", "neuf.fr", "club-internet.fr", "numericable.fr", "protonmail.com", "gmx.fr", "gmx.com",
        "msn.com", "aol.com",
    ];

    static readonly FrozenDictionary<string, string> Squashed = Known.ToFrozenDictionary(Squash, StringComparer.Ordinal);

    // Two that end alike: the longest first.
    static readonly string[] BySize = [.. Squashed.Keys.OrderByDescending(host => host.Length)];

    static readonly FrozenSet<string> Names = Known.Select(host => host[..host.IndexOf('.', StringComparison.Ordinal)]).ToFrozenSet();

    static readonly FrozenSet<string> Ends = new[] { "fr", "com", "net", "org", "eu", "info", "biz", "pro", "be", "ch", "lu", "re", "io", "paris", "bzh", "corsica", "alsace", "uk", "de", "es", "it", "nl", "ca", "app", "shop" }.ToFrozenSet();

    /// <summary>"gmailcom", "la poste net": a host that everybody knows; null when it is none.</summary>
    public static string? Find(string squashed) => Squashed.GetValueOrDefault(Squash(squashed));

    /// <summary>The host that a squashed address ends with, and how much stands before it.</summary>
    public static (string Host, int Before)? EndOf(string text)
    {
        var squashed = Squash(text);
        return Array.Find(BySize, end => squashed.EndsWith(end, StringComparison.Ordinal)) is { } end ? (Squashed[end], squashed.Length - end.Length) : null;
    }

    /// <summary>Whether a name may stand before this end: orange.fr is one, orange.com is none of those where people have mail.</summary>
    public static bool Fits(IReadOnlyList<string> labels) =>
        labels.Count >= 2 && Ends.Contains(labels[^1]) && labels.All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-')
        && (labels.Count != 2 || !Names.Contains(labels[0]) || Known.Contains(string.Join('.', labels)));

    static string Squash(string host) => host.Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
