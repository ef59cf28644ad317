using System.Text;
using Kalliky.Domain.Catalogue;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>What bytes are, as they themselves tell: a name may lie, and a browser believes names.</summary>
internal static class HandedOver
{
    private static readonly char[] Separators = [';', '\t', ','];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where it is nothing that a menu comes in.</summary>
    public static ImportSource? SourceOf(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("%PDF-"u8))
            return ImportSource.Pdf;
        if (MediaTypeOf(bytes) is not null)
            return ImportSource.Photo;
        return TextOf(bytes) is { } text ? SeparatorOf(text) is null ? ImportSource.Text : ImportSource.Table : null;
    }

    /// <summary>The pictures that models take; null of anything else.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };

    /// <summary>A picture as Apple's telephones keep them, which models do not take.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> bytes) => bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8);

    /// <summary>Archives, those of office programs included.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] or [0x1F, 0x8B, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => true,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => true,
        _ => false,
    };

    /// <summary>UTF-8 and UTF-16 with their mark or without, else Windows-1252, as office programs in France write; null where
    /// it holds what no text holds.</summary>
    public static string? TextOf(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Utf8(bytes.AsSpan(3)),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(bytes),
            [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Utf8(bytes) ?? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes),
        };
        return text is null || text.Any(sign => char.IsControl(sign) && sign is not ('\r' or '\n' or '\t' or '\f')) ? null : text;
    }

    /// <summary>What sets the columns of a table apart: as many of it in each of the first lines; null of other words.</summary>
    public static char? SeparatorOf(string text)
    {
        var lines = text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(5).ToList();
        if (lines.Count < 2)
            return null;
        foreach (var sign in Separators)
        {
            if (Outside(lines[0], sign) is > 0 and var first && lines.TrueForAll(line => Outside(line, sign) == first))
                return sign;
        }

        return null;
    }

    // Not counted between quotation marks, nor where it parts euros from cents.
    private static int Outside(string line, char sign)
    {
        var (count, quoted) = (0, false);
        for (var at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            var parts = sign == ',' && at > 0 && at + 1 < line.Length && char.IsAsciiDigit(line[at - 1]) && char.IsAsciiDigit(line[at + 1]);
            count += line[at] == sign && !quoted && !parts ? 1 : 0;
        }

        return count;
    }

    private static string? Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
