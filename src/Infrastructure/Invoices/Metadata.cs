using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Kalliky.Application.Billing;
using NodaTime;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>What the file says of itself (XMP): that it keeps to PDF/A-3 B, and that it carries a Factur-X of the profile EN 16931,
/// with the schema of those words, as PDF/A wants it.</summary>
internal static class Metadata
{
    private static readonly XNamespace X = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace PdfaId = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";
    private static readonly XNamespace Fx = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

    private static readonly (string Name, string Value, string Description)[] Words =
    [
        ("DocumentFileName", FacturXFile.Name, "The name of the embedded XML document"),
        ("DocumentType", "INVOICE", "The type of the hybrid document"),
        ("Version", "1.0", "The version of the standard that the XML document follows"),
        ("ConformanceLevel", "EN 16931", "The conformance level of the XML document"),
    ];

    /// <param name="producer">As it stands in the file's own information.</param>
    public static byte[] Of(InvoiceSheet sheet, string title, string producer)
    {
        var made = sheet.IssuedOn.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        var packet = new XElement(
            X + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", X),
            new XElement(
                Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
                Description("pdfaid", PdfaId, new XElement(PdfaId + "part", "3"), new XElement(PdfaId + "conformance", "B")),
                Description(
                    "dc", Dc,
                    new XElement(Dc + "title", new XElement(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), title))),
                    new XElement(Dc + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", sheet.Seller.Name)))),
                Description("pdf", Pdf, new XElement(Pdf + "Producer", producer)),
                Description("xmp", Xmp, new XElement(Xmp + "CreatorTool", "Kalliky"), new XElement(Xmp + "CreateDate", made), new XElement(Xmp + "ModifyDate", made)),
                Description("fx", Fx, Words.Select(word => new XElement(Fx + word.Name, word.Value))),
                Explained()));
        return Encoding.UTF8.GetBytes($"<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{packet}\n<?xpacket end=\"r\"?>");
    }

    private static XElement Explained() => new(
        Rdf + "Description", new XAttribute(Rdf + "about", ""),
        new XAttribute(XNamespace.Xmlns + "pdfaExtension", Extension), new XAttribute(XNamespace.Xmlns + "pdfaSchema", Schema), new XAttribute(XNamespace.Xmlns + "pdfaProperty", Property),
        new XElement(Extension + "schemas", new XElement(Rdf + "Bag", new XElement(
            Rdf + "li", Resource,
            new XElement(Schema + "schema", "Factur-X PDFA Extension Schema"), new XElement(Schema + "namespaceURI", Fx.NamespaceName), new XElement(Schema + "prefix", "fx"),
            new XElement(Schema + "property", new XElement(Rdf + "Seq", Words.Select(word => new XElement(
                Rdf + "li", Resource,
                new XElement(Property + "name", word.Name), new XElement(Property + "valueType", "Text"), new XElement(Property + "category", "external"),
                new XElement(Property + "description", word.Description)))))))));

    private static XAttribute Resource => new(Rdf + "parseType", "Resource");

    private static XElement Description(string prefix, XNamespace name, params object[] content) =>
        new(Rdf + "Description", new XAttribute(Rdf + "about", ""), new XAttribute(XNamespace.Xmlns + prefix, name), content);
}
