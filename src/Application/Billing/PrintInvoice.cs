using System.Security.Cryptography;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>An invoice has its number: its documents are made and kept, once. Two that print it together keep one.</summary>
internal sealed class PrintInvoice(IKallikyDb db, IVault vault, IMoment moment, Buyers buyers, IInvoicePrinter printer) : IReact<InvoiceIssued>
{
    public async Task React(InvoiceIssued happened, CancellationToken ct)
    {
        if (await db.InvoiceDocuments.AnyAsync(known => known.InvoiceId == happened.InvoiceId, ct))
            return;
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(known => known.Id == happened.InvoiceId, ct);
        var buyer = buyers.Open(invoice.Buyer) ?? throw new InvalidOperationException($"Invoice {invoice.Id} names somebody who was forgotten before it was printed.");
        var printed = printer.Print(InvoiceSheet.Of(invoice, buyer));
        db.InvoiceDocuments.Add(new InvoiceDocument(
            moment.NewId(), invoice.TenantId, invoice.Id, vault.SealBytes(printed.Pdf), Convert.ToHexStringLower(SHA256.HashData(printed.Pdf)), vault.SealBytes(printed.Xml), moment.Now));
        await db.SaveChangesAsync(ct);
    }
}
