using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>What a mail about an invoice brings along when it is sent.</summary>
internal sealed class Enclosures(IKallikyDb db, IVault vault)
{
    /// <summary>Null once the business was forgotten.</summary>
    public async Task<(Seller Seller, Language Language, MailAttachment Pdf)?> Of(Guid invoiceId, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().Where(known => known.Id == invoiceId).Select(known => new { known.Seller, known.Language, known.Number }).SingleAsync(ct);
        var pdf = await db.InvoiceDocuments.AsNoTracking().Where(known => known.InvoiceId == invoiceId).Select(known => known.Pdf).SingleAsync(ct);
        return vault.OpenBytes(pdf) is { } bytes ? (invoice.Seller, invoice.Language, new MailAttachment($"{invoice.Number}.pdf", "application/pdf", bytes)) : null;
    }
}
