using System.Globalization;
using System.Text;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>Puts another object in the place of one in a finished PDF, by what the standard calls an incremental update (ISO 32000-1,
/// 7.5.6): PDFsharp writes its own metadata last, whatever one gave it.</summary>
internal static class Revision
{
    /// <param name="root">The catalogue's number.</param>
    /// <param name="number">Of the object that is replaced.</param>
    public static byte[] Replace(byte[] file, int root, int number, byte[] metadata)
    {
        var before = LastTable(file);
        var (size, id) = Trailer(file);
        using var revised = new MemoryStream();
        revised.Write(file);
        Write(revised, "\n");
        var at = revised.Position;
        Write(revised, Line($"{number} 0 obj\n<< /Type /Metadata /Subtype /XML /Length {metadata.Length} >>\nstream\n"));
        revised.Write(metadata);
        Write(revised, "\nendstream\nendobj\n");
        var table = revised.Position;
        Write(revised, Line($"xref\n{number} 1\n{at:0000000000} 00000 n \ntrailer\n<< /Size {size} /Root {root} 0 R {id} /Prev {before} >>\nstartxref\n{table}\n%%EOF\n"));
        return revised.ToArray();
    }

    private static long LastTable(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var words = text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 9)..].Split((char[])['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries);
        return long.Parse(words[0], CultureInfo.InvariantCulture);
    }

    // How many objects there are, and what names the file and its information: they stay as they are.
    private static (string Size, string Names) Trailer(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        return (Value(trailer, "/Size"), $"/Info {Value(trailer, "/Info")} 0 R /ID {trailer[trailer.IndexOf('[', StringComparison.Ordinal)..(trailer.IndexOf(']', StringComparison.Ordinal) + 1)]}");
    }

    private static string Value(string trailer, string key) =>
        string.Concat(trailer[(trailer.IndexOf(key, StringComparison.Ordinal) + key.Length)..].TrimStart().TakeWhile(char.IsAsciiDigit));

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Write(Stream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
