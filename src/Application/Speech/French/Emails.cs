using Kalliky.Application.Shared;

namespace Kalliky.Application.Speech.French;

/// <summary>E-mail addresses: heard as they are dictated and as recognition squashes them, and said.</summary>
public static class Emails
{
    private const int Longest = 300;

    /// <summary>The address of an utterance. Sure, or with the one doubt to ask about: "jean point dupont arobase gmail point
    /// com" is sure, "jeandupontorangefr" may have lost a point.</summary>
    public static HeardEmail Hear(string text)
    {
        var parts = EmailSigns.Cut(text.Length > Longest ? text[..Longest] : text, out var isJoined);
        var signs = parts.FindAll(part => part.Text == "@").Count;
        if (signs > 1)
            return new HeardEmail(null, EmailDoubt.Nothing);
        if (signs == 0)
            return Squashed(parts, isJoined);
        var at = parts.FindIndex(part => part.Text == "@");
        var (local, host) = (EmailSigns.WithoutOpening(parts[..at]), Host(parts[(at + 1)..], isJoined));
        return host is null
            ? new HeardEmail(null, EmailDoubt.Domain)
            : Whole(local, host, isJoined, isSquashed: false);
    }

    /// <summary>"jean.dupont@gmail.com" is "jean point dupont arobase gmail point com".</summary>
    public static string Say(string address) => address
        .Replace(".", " point ", StringComparison.Ordinal).Replace("_", " tiret du bas ", StringComparison.Ordinal)
        .Replace("-", " tiret ", StringComparison.Ordinal).Replace("+", " plus ", StringComparison.Ordinal).Replace("@", " arobase ", StringComparison.Ordinal);

    // The @ itself was lost. What was said around it tells whether signs get lost.
    private static HeardEmail Squashed(List<EmailPart> parts, bool isJoined)
    {
        var isSquashed = !parts.Exists(part => part.IsSign);
        for (var from = 1; from < parts.Count; from++)
        {
            if (!parts[from].IsSign && MailHosts.Find(Text(parts[from..])) is { } host)
                return Whole(EmailSigns.WithoutOpening(parts[..from]), host, isJoined, isSquashed);
        }

        // The host is glued to the name: "jeandupontgmailcom", "dupontgmail point com".
        for (var tail = 1; tail <= Math.Min(4, parts.Count); tail++)
        {
            var (first, end) = (parts[^tail].Text, MailHosts.EndOf(Text(parts[^tail..])));
            if (end is { Host: var host, Before: > 0 and var before } && before < first.Length)
                return Whole(EmailSigns.WithoutOpening([.. parts[..^tail], new EmailPart(first[..before], before > 1)]), host, isJoined, isSquashed: true);
        }

        return new HeardEmail(null, EmailDoubt.Nothing);
    }

    private static HeardEmail Whole(List<EmailPart> local, string host, bool isJoined, bool isSquashed)
    {
        var text = Text(local);
        if (text.Length == 0 || local[0].IsSign || local[^1].IsSign || Doubled(local) || local.Exists(part => part.Text is "plus" or "moins" or "comme" or "un" or "une"))
            return new HeardEmail(null, EmailDoubt.Local);

        // At Gmail points do not count and there are no other signs: whatever was lost, the mail arrives.
        var gmail = host == MailHosts.Gmail;
        if (gmail && text.AsSpan().ContainsAny("_-"))
            return new HeardEmail(null, EmailDoubt.Local);
        if (!gmail && !isJoined && Between(local) is { } between)
            return new HeardEmail(null, EmailDoubt.Joint) { Between = between };
        if (!gmail && !isJoined && isSquashed)
            return new HeardEmail(null, EmailDoubt.Joint);
        return WrittenEmail.Read($"{text}@{host}") is { } address
            ? new HeardEmail(address)
            : new HeardEmail(null, EmailDoubt.Local);
    }

    // Two signs in a row, or "deux T", which is TT or 2T.
    private static bool Doubled(List<EmailPart> local)
    {
        for (var i = 1; i < local.Count; i++)
        {
            if ((local[i].IsSign && local[i - 1].IsSign) || (local[i - 1].Text == "2" && local[i].IsLetter))
                return true;
        }

        return false;
    }

    private static (string, string)? Between(List<EmailPart> local)
    {
        for (var i = 1; i < local.Count; i++)
        {
            if (local[i - 1].IsWord && local[i].IsWord)
                return (local[i - 1].Text, local[i].Text);
        }

        return null;
    }

    // A host that everybody knows, however it is cut; else each label in one piece, with a known end.
    private static string? Host(List<EmailPart> parts, bool isJoined)
    {
        var text = Text(parts);
        if (text == "gmail")
            return MailHosts.Gmail;
        if (MailHosts.Find(text) is { } known)
            return known;
        var labels = text.Split('.');
        var pieces = isJoined || !Enumerable.Range(1, Math.Max(0, parts.Count - 1)).Any(i => parts[i - 1].IsWord && parts[i].IsWord);
        return pieces && MailHosts.Fits(labels) ? text : null;
    }

    private static string Text(IEnumerable<EmailPart> parts) => string.Concat(parts.Select(part => part.Text));
}
