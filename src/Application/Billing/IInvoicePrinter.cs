namespace Kalliky.Application.Billing;

/// <summary>Makes the documents of an invoice. The same sheet makes the same words; it is printed once and kept.</summary>
public interface IInvoicePrinter
{
    PrintedInvoice Print(InvoiceSheet sheet);
}

/// <param name="Pdf">For people, with the XML inside it (Factur-X).</param>
/// <param name="Xml">For programs: EN 16931 as UN/CEFACT CII, UTF-8.</param>
public sealed record PrintedInvoice(byte[] Pdf, byte[] Xml);
