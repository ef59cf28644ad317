using Kalliky.Application.Billing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>Prints invoices with PDFsharp: the page for people, and inside the file the same invoice for programs (Factur-X).</summary>
internal sealed class InvoicePrinter : IInvoicePrinter
{
    // PDFsharp knows one source of fonts for the whole process, and keeps what it has read of them.
    private static readonly Lock Press = new();

    static InvoicePrinter() => GlobalFontSettings.FontResolver ??= new InterFonts();

    public PrintedInvoice Print(InvoiceSheet sheet)
    {
        var xml = FacturX.Of(sheet);
        lock (Press)
        {
            using var document = new PdfDocument();
            var title = $"{Labels.Of(sheet).Title} {sheet.Number}";
            document.Version = 17;
            document.Info.Title = title;
            document.Info.Author = sheet.Seller.Name;
            document.Info.Creator = "Kalliky";
            document.Info.CreationDate = document.Info.ModificationDate = DateTime.SpecifyKind(sheet.IssuedOn.ToDateTimeUnspecified(), DateTimeKind.Utc);
            document.Language = sheet.Language == Domain.Shared.Language.English ? "en" : "fr";
            using (var page = new InvoicePage(document, sheet))
                page.Draw();
            FacturXFile.Attach(document, sheet, xml);
            Colours.Describe(document);
            using var file = new MemoryStream();
            document.Save(file, closeStream: false);
            var (catalogue, metadata) = (document.Internals.Catalog.Reference!, document.Internals.Catalog.Elements.GetReference("/Metadata")!);
            return new PrintedInvoice(
                Revision.Replace(file.ToArray(), catalogue.ObjectNumber, metadata.ObjectNumber, Metadata.Of(sheet, title, document.Info.Producer)), xml);
        }
    }
}
