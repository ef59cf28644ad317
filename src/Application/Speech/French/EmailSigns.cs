using System.Collections.Frozen;
using System.Globalization;

namespace Kalliky.Application.Speech.French;

/// <summary>One part of a dictated address: letters and digits, or a sign.</summary>
/// <param name="IsWord">Letters, more than one; several such in a row are a question.</param>
readonly record struct EmailPart(string Text, bool IsWord)
{
    public bool IsSign => Text is "@" or "." or "-" or "_" or "+";

    public bool IsLetter => Text.Length == 1 && char.IsAsciiLetter(Text[0]);
}

/// <summary>Cuts a dictated address into its parts: "jean point dupont arobase…" is jean . dupont @ …</summary>
static class EmailSigns
{
    // The longest first.
    static readonly (string[] Said, string Sign)[] Signs =
    [
        (["tiret", "du", "bas"], "_"), (["tiret", "du", "huit"], "_"), (["tiret", "du", "8"], "_"), (["tiret", "du", "six"], "-"), (["tiret", "du", "6"], "-"),
        (["trait", "d", "union"], "-"), (["tiret", "bas"], "_"), (["trait", "bas"], "_"), (["under", "score"], "_"), (["a", "robase"], "@"), (["a", "robaz"], "@"),
        (["underscore"], "_"), (["tiret"], "-"), (["arobase"], "@"), (["arobas"], "@"), (["arobaze"], "@"), (["arrobase"], "@"), (["arrobas"], "@"), (["at"], "@"),
        (["point"], "."), (["dot"], "."),
    ];

    // Said about an address, not in it; some tell that it is written in one word.
    static readonly (string[] Said, bool Joins)[] Remarks =
    [
        (["tout", "attache"], true), (["tout", "colle"], true), (["en", "un", "seul", "mot"], true), (["en", "un", "mot"], true), (["sans", "espace"], true),
        (["attache"], true), (["tout", "en", "minuscules"], false), (["tout", "en", "minuscule"], false), (["en", "minuscules"], false), (["en", "minuscule"], false),
        (["sans", "accent"], false), (["sans", "accents"], false), (["s", "il", "vous", "plait"], false), (["euh"], false), (["voila"], false), (["merci"], false),
        (["c", "est", "ca"], false), (["c", "est", "tout"], false),
    ];

    static readonly FrozenSet<string> Openings =
        new[] { "est", "adresse", "mail", "email", "mel", "courriel", "voici", "alors", "oui", "donc", "bonjour", "a", "sur", "noter", "notez", "ecrivez", "ok" }.ToFrozenSet();

    /// <param name="isJoined">The caller says that it is written in one word.</param>
    public static List<EmailPart> Cut(string text, out bool isJoined)
    {
        var (words, parts) = (Tokens(text), new List<EmailPart>());
        isJoined = false;
        for (var at = 0; at < words.Count;)
        {
            if (Array.Find(Remarks, remark => Says(words, at, remark.Said)) is { Said: { } said } remark)
            {
                isJoined |= remark.Joins;
                at += said.Length;
            }
            else if (Array.Find(Signs, sign => Says(words, at, sign.Said)) is { Said: { } spoken } found)
            {
                parts.Add(new EmailPart(found.Sign, false));
                at += spoken.Length;
            }
            else
            {
                at = Word(words, at, parts);
            }
        }

        return parts;
    }

    /// <summary>What stands before the address itself: "mon adresse, c'est…".</summary>
    public static List<EmailPart> WithoutOpening(List<EmailPart> local)
    {
        var last = local.FindLastIndex(part => Openings.Contains(part.Text) && (part.IsWord || part.Text == "a"));

        // A letter A that is spelt among others is one.
        while (last >= 0 && local[last].Text == "a" && ((last + 1 < local.Count && !local[last + 1].IsWord) || (last > 0 && local[last - 1].IsLetter)))
            last = last == 0 ? -1 : local.FindLastIndex(last - 1, part => Openings.Contains(part.Text) && part.IsWord);
        return local[(last + 1)..];
    }

    static int Word(List<string> words, int at, List<EmailPart> parts)
    {
        // "i grec", "double v", and "D comme Daniel".
        if (at + 1 < words.Count && (words[at], words[at + 1]) is ("i", "grec") or ("double", "v"))
        {
            parts.Add(new EmailPart(words[at] == "i" ? "y" : "w", false));
            return at + 2;
        }

        if (at + 2 < words.Count && words[at].Length == 1 && words[at + 1] == "comme" && words[at + 2][0] == words[at][0])
        {
            parts.Add(new EmailPart(words[at], false));
            return at + 3;
        }

        if (Number(words, at) is var (digits, next))
        {
            parts.Add(new EmailPart(digits, false));
            return next;
        }

        parts.Add(new EmailPart(words[at], words[at].Length > 1 && char.IsAsciiLetter(words[at][0])));
        return at + 1;
    }

    // "quatre-vingt-douze" is 92, "zéro six" is 06; "un" alone is a word as often as a digit, and stays one.
    static (string Digits, int Next)? Number(List<string> words, int at)
    {
        if (!IsNumberWord(words[at]))
            return null;
        var end = at;
        while (end < words.Count && (IsNumberWord(words[end]) || (end > at && words[end] == "et" && end + 1 < words.Count && words[end + 1] is "un" or "onze")))
            end++;
        if (end == at + 1 && words[at] is "un" or "une")
            return null;
        var run = Words.Of(string.Join(' ', words[at..end]));
        return Cardinals.Read(run, 0, out var value, out var read) ? (value.ToString(CultureInfo.InvariantCulture), at + read) : null;
    }

    static bool IsNumberWord(string word) => NumberWords.IsNumber(word) && !char.IsAsciiDigit(word[0]);

    // Letters, digits and signs apart; a full stop or a comma at the end of a word is a pause. Where the @ is not written,
    // a hyphen is the recogniser's ("Jean-Pierre"), nobody said it.
    static List<string> Tokens(string text)
    {
        var (tokens, isWritten) = (new List<string>(), text.Contains('@', StringComparison.Ordinal));
        foreach (var chunk in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var plain = Plain.Word(chunk.Length > 1 ? chunk.TrimEnd('.', ',', ';', ':', '!', '?') : chunk);
            for (var i = 0; i < plain.Length;)
            {
                var start = i++;
                if (char.IsAsciiLetterOrDigit(plain[start]))
                {
                    while (i < plain.Length && char.IsAsciiLetterOrDigit(plain[i]))
                        i++;
                    tokens.Add(plain[start..i]);
                }
                else if (plain[start] is '@' or '_' or '+' || (start > 0 && i < plain.Length && (plain[start] == '.' || (plain[start] == '-' && isWritten))))
                {
                    tokens.Add(plain[start..i]);
                }
            }
        }

        return tokens;
    }

    static bool Says(List<string> words, int at, string[] said)
    {
        if (at + said.Length > words.Count)
            return false;
        for (var i = 0; i < said.Length; i++)
        {
            if (words[at + i] != said[i])
                return false;
        }

        return true;
    }
}
