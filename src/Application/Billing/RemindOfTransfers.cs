using Kalliky.Application.Businesses;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Writes to the business, once for each invoice, that its transfer has not come. Nothing else follows: nobody's telephone is
/// shut over it.</summary>
/// <returns>How many letters were written.</returns>
public sealed record RemindOfTransfers : IRequest<int>
{
    /// <summary>A transfer of the last day is on its way, and somebody has yet to note it.</summary>
    public const int DaysAfter = 5;

    /// <summary>Whoever was not reminded by then is not any more: an old invoice may have been paid before transfers were noted.</summary>
    public const int LastDaysAfter = 20;
}

internal sealed class RemindOfTransfersHandler(IKallikyDb db, IMoment moment, Buyers buyers, Outgoing outgoing, IOptions<AppOptions> app) : IRequestHandler<RemindOfTransfers, int>
{
    public async Task<int> Handle(RemindOfTransfers request, CancellationToken cancellationToken)
    {
        var today = moment.Now.InZone(BillingMonth.Zone).Date;
        var late = (await InvoiceView.Owed(db, cancellationToken)).Where(invoice => invoice.IsPrinted && IsTime(invoice, today)).ToList();
        var store = await db.Stores.Open().AsNoTracking().OrderBy(known => known.Id).Select(known => new { known.Id, known.Key }).FirstOrDefaultAsync(cancellationToken);
        if (late.Count == 0 || store is null || await buyers.Address(cancellationToken) is not { } address)
            return 0;
        var (words, written) = (new TransferWords(await buyers.Reads(cancellationToken)), 0);
        foreach (var invoice in late)
        {
            var (subject, text) = words.Reminder(invoice, $"{app.Value.PublicUrl}/{store.Key}/facturation");
            var letter = new Letter(store.Id, MessageKind.Invoice, text, $"invoice-reminder:{await First(invoice, cancellationToken):N}") { AboutId = invoice.Id };
            written += await outgoing.Mail(letter, address, subject, cancellationToken) ? 1 : 0;
        }

        await db.SaveChangesAsync(cancellationToken);
        return written;
    }

    // An invoice that was written in the place of another is reminded of with it: once.
    private Task<Guid> First(InvoiceView invoice, CancellationToken ct) =>
        db.Invoices.Where(first => first.Month == invoice.Month).OrderBy(first => first.Sequence).Select(first => first.Id).FirstAsync(ct);

    private static bool IsTime(InvoiceView invoice, LocalDate today) =>
        invoice.IsToRemind(today) && today <= invoice.DueOn.PlusDays(RemindOfTransfers.LastDaysAfter);
}
