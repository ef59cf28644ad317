using System.Text;

namespace Kalliky.Domain.Messaging;

/// <summary>The words of a text message as it travels: in GSM-7 (160 signs, 153 where there are several parts) when every sign
/// is in that alphabet, else in UCS-2 (70, 67). Typographic signs are written plainly; letters stay as they are.</summary>
public sealed record SmsText(string Words, bool IsPlain, int Segments)
{
    /// <summary>Longer is no text message any more.</summary>
    public const int MostSegments = 4;

    private const string Alphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    // Signs that take the room of two.
    private const string Escaped = "^{}\\[~]|€";

    private static readonly Dictionary<char, string> Plainly = new()
    {
        ['’'] = "'", ['‘'] = "'", ['“'] = "\"", ['”'] = "\"", ['«'] = "\"", ['»'] = "\"", ['…'] = "...", ['–'] = "-", ['—'] = "-",
        ['\u00A0'] = " ", ['\u202F'] = " ", ['\t'] = " ", ['°'] = "o", ['œ'] = "oe", ['Œ'] = "Oe", ['À'] = "A", ['·'] = "-",
    };

    /// <summary>The text to send, cut at a word when it is longer than <see cref="MostSegments"/> parts.</summary>
    public static SmsText Of(string text)
    {
        var words = Plain(text.Trim());
        while (Measured(words) is { Segments: > MostSegments })
            words = Shorter(words);
        return Measured(words);
    }

    /// <summary>How many parts it would take, uncut.</summary>
    public static int SegmentsOf(string text) => Measured(Plain(text.Trim())).Segments;

    private static SmsText Measured(string words)
    {
        var isPlain = words.All(sign => Alphabet.Contains(sign, StringComparison.Ordinal) || Escaped.Contains(sign, StringComparison.Ordinal));
        var length = isPlain ? words.Length + words.Count(sign => Escaped.Contains(sign, StringComparison.Ordinal)) : words.Length;
        var (alone, part) = isPlain ? (160, 153) : (70, 67);
        return new SmsText(words, isPlain, length <= alone ? 1 : (length + part - 1) / part);
    }

    private static string Shorter(string words)
    {
        var end = words.TrimEnd('.').LastIndexOf(' ');
        return (end > 0 ? words[..end] : words[..(words.Length - 10)]).TrimEnd(' ', ',', ';', ':', '.') + "...";
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (Plainly.TryGetValue(sign, out var written))
                plain.Append(written);
            else if (!char.IsControl(sign) || sign == '\n')
                plain.Append(sign);
        }

        return plain.ToString();
    }
}
