using PdfSharp.Pdf;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>Says what the colours of the file mean (PDF/A's output intent): sRGB, by the profile that PDFsharp brings along.</summary>
internal static class Colours
{
    private const string Profile = "PdfSharp.Resources.sRGB2014.icc";

    public static void Describe(PdfDocument document)
    {
        using var file = typeof(PdfDocument).Assembly.GetManifestResourceStream(Profile) ?? throw new InvalidOperationException($"PDFsharp no longer brings {Profile}.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var profile = new PdfDictionary(document);
        profile.CreateStream(bytes);
        profile.Elements.SetInteger("/N", 3);
        document.Internals.AddObject(profile);
        var intent = new PdfDictionary(document);
        intent.Elements.SetName("/Type", "/OutputIntent");
        intent.Elements.SetName("/S", "/GTS_PDFA1");
        intent.Elements.SetString("/OutputConditionIdentifier", "sRGB");
        intent.Elements.SetString("/Info", "sRGB IEC61966-2.1");
        intent.Elements.SetReference("/DestOutputProfile", profile);
        document.Internals.Catalog.Elements["/OutputIntents"] = new PdfArray(document, intent);
    }
}
