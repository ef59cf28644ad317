using Kalliky.Application.Billing;
using PdfSharp.Pdf;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>Puts the XML into the PDF as Factur-X 1.0 wants it found: an associated file of the whole document, named in the
/// catalogue.</summary>
internal static class FacturXFile
{
    public const string Name = "factur-x.xml";

    public static void Attach(PdfDocument document, InvoiceSheet sheet, byte[] xml)
    {
        var size = new PdfDictionary(document);
        size.Elements.SetInteger("/Size", xml.Length);
        var file = new PdfDictionary(document);
        file.CreateStream(xml);
        file.Elements.SetName("/Type", "/EmbeddedFile");
        file.Elements.SetName("/Subtype", "/text/xml");
        file.Elements["/Params"] = size;
        document.Internals.AddObject(file);

        var contents = new PdfDictionary(document);
        contents.Elements.SetReference("/F", file);
        contents.Elements.SetReference("/UF", file);
        var specification = new PdfDictionary(document);
        specification.Elements.SetName("/Type", "/Filespec");
        specification.Elements.SetString("/F", Name);
        specification.Elements.SetString("/UF", Name);
        specification.Elements.SetString("/Desc", $"{sheet.Number}, EN 16931");
        specification.Elements.SetName("/AFRelationship", "/Alternative");
        specification.Elements["/EF"] = contents;
        document.Internals.AddObject(specification);

        var files = new PdfDictionary(document);
        files.Elements["/Names"] = new PdfArray(document, new PdfString(Name), specification.Reference!);
        var names = new PdfDictionary(document);
        names.Elements["/EmbeddedFiles"] = files;
        var catalogue = document.Internals.Catalog.Elements;
        catalogue["/Names"] = names;
        catalogue["/AF"] = new PdfArray(document, specification.Reference!);
    }
}
