using System.Reflection;
using PdfSharp.Fonts;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>Inter, from this assembly and never from the machine: an invoice looks the same wherever it is printed. The files
/// hold the Latin letters; their licence stands beside them.</summary>
internal sealed class InterFonts : IFontResolver
{
    public const string Family = "Inter";

    private const string Regular = "Inter-Regular";
    private const string SemiBold = "Inter-SemiBold";

    public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? SemiBold : Regular);

    public byte[] GetFont(string faceName)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"fonts/{faceName}.ttf")
            ?? throw new InvalidOperationException($"The font {faceName} is not in this assembly.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
