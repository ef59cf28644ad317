using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>An invoice as it was printed: once, and kept. Sealed by the business's key, like all that names somebody.</summary>
public sealed class InvoiceDocument : TenantEntity
{
    private InvoiceDocument() { }

    /// <param name="sha256">Of the PDF before it was sealed, in lower-case hex.</param>
    public InvoiceDocument(Guid id, Guid tenantId, Guid invoiceId, Sealed pdf, string sha256, Sealed xml, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        InvoiceId = invoiceId;
        Pdf = pdf;
        Sha256 = sha256;
        Xml = xml;
        PrintedAt = at;
        Raise(new InvoicePrinted(invoiceId, tenantId));
    }

    public Guid InvoiceId { get; private init; }

    public Sealed Pdf { get; private init; } = null!;

    public string Sha256 { get; private init; } = "";

    /// <summary>The same invoice for programs (EN 16931, CII).</summary>
    public Sealed Xml { get; private init; } = null!;

    public Instant PrintedAt { get; private init; }
}
