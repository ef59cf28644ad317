using Kalliky.Application.Businesses;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Billing;

/// <summary>A transfer was noted: the business reads so, once, and what is left.</summary>
internal sealed class ThankForTransfer(IKallikyDb db, IMoment moment, Buyers buyers, Outgoing outgoing, IOptions<AppOptions> app) : IReact<BankTransferNoted>
{
    public async Task React(BankTransferNoted happened, CancellationToken ct)
    {
        var transfer = await db.InvoiceTransfers.AsNoTracking().SingleAsync(known => known.Id == happened.TransferId, ct);
        // Its invoice may have been written anew since: what is left stands on the one in its place.
        var standing = db.Standing().Where(known => known.Kind == InvoiceKind.Invoice && db.Invoices.Any(named => named.Id == transfer.InvoiceId && named.Month == known.Month));
        var invoice = (await InvoiceView.Read(standing, db, ct)).Single();
        var store = await db.Stores.Open().AsNoTracking().OrderBy(known => known.Id).Select(known => new { known.Id, known.Key }).FirstOrDefaultAsync(ct);
        if (store is null || await buyers.Address(ct) is not { } address)
            return;
        var today = moment.Now.InZone(BillingMonth.Zone).Date;
        var (subject, text) = new TransferWords(await buyers.Reads(ct)).Thanks(transfer, invoice, today, $"{app.Value.PublicUrl}/{store.Key}/facturation");
        await outgoing.Mail(new Letter(store.Id, MessageKind.Receipt, text, $"transfer:{transfer.Id:N}") { AboutId = invoice.Id }, address, subject, ct);
        await db.SaveChangesAsync(ct);
    }
}
