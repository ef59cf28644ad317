using Kalliky.Application.Businesses;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Billing;

/// <summary>An invoice is printed: a mail takes it to the business, once. Where nobody can be reached it waits on the page.</summary>
internal sealed class SendInvoice(IKallikyDb db, Buyers buyers, Outgoing outgoing, IOptions<AppOptions> app) : IReact<InvoicePrinted>
{
    public async Task React(InvoicePrinted happened, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(known => known.Id == happened.InvoiceId, ct);
        var store = await db.Stores.Open().AsNoTracking().OrderBy(known => known.Id).Select(known => new { known.Id, known.Key }).FirstOrDefaultAsync(ct);
        if (store is null || await buyers.Address(ct) is not { } address)
            return;
        var (subject, text) = new InvoiceWords(invoice.Language).Mail(invoice, await Left(invoice, ct), $"{app.Value.PublicUrl}/{store.Key}/facturation");
        await outgoing.Mail(new Letter(store.Id, MessageKind.Invoice, text, $"invoice:{invoice.Id:N}") { AboutId = invoice.Id }, address, subject, ct);
        await db.SaveChangesAsync(ct);
    }

    // One that was written anew may long be paid.
    private async Task<Money> Left(Invoice invoice, CancellationToken ct) => invoice.Replaces is null
        ? invoice.Due
        : (await InvoiceView.Read(db.Invoices.Where(known => known.Id == invoice.Id), db, ct)).Single().Left;
}
