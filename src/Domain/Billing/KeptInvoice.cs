using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A copy of an invoice that outlives its business: the business's own key is erased when it leaves, so the copy is
/// sealed by the house's. Under the id of the invoice.</summary>
public sealed class KeptInvoice : TenantEntity
{
    /// <summary>Article L123-22 of the code de commerce: ten years from the end of the year.</summary>
    private const int Years = 10;

    private KeptInvoice() { }

    /// <param name="pdf">As it was printed, sealed by the house.</param>
    /// <param name="sha256">Of the PDF before it was sealed.</param>
    public KeptInvoice(Invoice invoice, Sealed pdf, string sha256, Sealed xml)
    {
        Id = invoice.Id;
        TenantId = invoice.TenantId;
        Pdf = pdf;
        Sha256 = sha256;
        Xml = xml;
        KeptUntil = Until(invoice.IssuedOn);
    }

    public Sealed Pdf { get; private init; } = null!;

    public string Sha256 { get; private init; } = "";

    public Sealed Xml { get; private init; } = null!;

    /// <summary>The last day on which the law wants it.</summary>
    public LocalDate KeptUntil { get; private init; }

    public static LocalDate Until(LocalDate issuedOn) => new(issuedOn.Year + Years, 12, 31);
}
