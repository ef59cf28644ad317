using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Kalliky.Integration.Tests.Menus;

/// <summary>PDFs as a test needs them, written by hand: menus, and what somebody might send who means no good.</summary>
internal static class Papers
{
    /// <summary>The smallest picture that is one.</summary>
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

    /// <summary>Each line at its place: from the left in points, and the words.</summary>
    public static byte[] Menu(params (int Left, int Down, string Words)[] lines) => Pdf(1, Content(lines), "");

    public static byte[] Menu(params string[] lines) => Menu([.. lines.Select((line, at) => (50, at, line))]);

    public static byte[] OfPages(int pages) => Pdf(pages, Content([(50, 0, "Margherita 9,80")]), "");

    /// <summary>Opens a window as soon as it is opened, where somebody lets it.</summary>
    public static byte[] WithScript(params string[] lines) =>
        Pdf(1, Content([.. lines.Select((line, at) => (50, at, line))]), "/OpenAction << /S /JavaScript /JS (app.alert('bonjour')) >>");

    /// <summary>Wants a password, and none opens it.</summary>
    public static byte[] Locked() => Pdf(1, Content([(50, 0, "Margherita 9,80")]), "", $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{new string('5', 64)}> /U <{new string('7', 64)}> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]");

    /// <summary>A few kilobytes that unfold to as many megabytes as are asked for.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var folded = new MemoryStream();
        using (var zlib = new ZLibStream(folded, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var blank = new byte[1_000_000];
            blank.AsSpan().Fill((byte)' ');
            for (var written = 0; written < megabytes; written++)
                zlib.Write(blank);
        }

        return Pdf(1, folded.ToArray(), "", filter: "/Filter /FlateDecode");
    }

    /// <summary>Arrays within arrays, to the bottom of any stack.</summary>
    public static byte[] Deep() => Pdf(1, Content([(50, 0, "Margherita 9,80")]), "/Deep " + new string('[', 500_000) + new string(']', 500_000));

    /// <summary>A page that is nothing but a picture.</summary>
    public static byte[] Scan()
    {
        var jpeg = Encoding.Latin1.GetString(Jpeg);
        return Pdf(1, "q 500 0 0 700 50 50 cm /Im1 Do Q"u8.ToArray(), "", resources: "/XObject << /Im1 5 0 R >>",
            more: $"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length {jpeg.Length} >>\nstream\n{jpeg}\nendstream");
    }

    private static byte[] Content((int Left, int Down, string Words)[] lines)
    {
        var text = new StringBuilder();
        foreach (var (left, down, words) in lines)
            text.Append(CultureInfo.InvariantCulture, $"BT /F1 11 Tf 1 0 0 1 {left} {800 - down * 20} Tm ({words.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    // 1 the catalogue, 2 the pages, 3 the content, 4 the font, 5 what else there is, then each page.
    private static byte[] Pdf(int pages, byte[] content, string catalogue, string trailer = "", string filter = "", string resources = "", string more = "null")
    {
        using var file = new MemoryStream();
        List<long> places = [];
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        void Object(string body)
        {
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n{body}\nendobj\n");
        }

        Write("%PDF-1.7\n");
        Object($"<< /Type /Catalog /Pages 2 0 R {catalogue} >>");
        Object($"<< /Type /Pages /Count {pages} /Kids [{string.Join(' ', Enumerable.Range(6, pages).Select(id => $"{id} 0 R"))}] >>");
        Object($"<< /Length {content.Length} {filter} >>\nstream\n{Encoding.Latin1.GetString(content)}\nendstream");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        Object(more);
        for (var page = 0; page < pages; page++)
            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> {resources} >> >>");
        var start = file.Position;
        Write($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}");
        Write($"trailer\n<< /Size {places.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }
}
