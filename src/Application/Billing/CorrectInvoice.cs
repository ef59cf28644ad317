using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Billing;

/// <summary>An invoice that was written to the wrong name, address or number is put right: a credit note takes it back whole, and a new
/// invoice for the same month and amounts is written to the details as they are now. What was paid is paid, what is due stays due
/// until the same day. Again does nothing.</summary>
[Needs(Permission.SettleBilling)]
public sealed record CorrectInvoice(Guid InvoiceId) : IRequest<CorrectInvoice.Answer>
{
    public abstract record Answer;

    /// <summary>By their numbers.</summary>
    public sealed record Corrected(string CreditNote, string Invoice) : Answer;

    /// <summary>It was put right before.</summary>
    public sealed record Known : Answer;

    /// <summary>It stands there as the details are now, or none were given yet.</summary>
    public sealed record NothingToCorrect : Answer;

    /// <summary>A part of it was given back by a credit note, which names it: only a person sorts that out.</summary>
    public sealed record Credited : Answer;

    /// <summary>No such invoice; a credit note is none.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class CorrectInvoiceHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, Buyers buyers, Misaddressed misaddressed, IInvoiceNumbers numbers, IOptions<CompanyOptions> company)
    : IRequestHandler<CorrectInvoice, CorrectInvoice.Answer>
{
    public async Task<CorrectInvoice.Answer> Handle(CorrectInvoice request, CancellationToken cancellationToken)
    {
        // Two clicks: the second finds what the first has written.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockBusiness(tenant.Required(), cancellationToken);
        var invoice = await db.Invoices.AsNoTracking().FirstOrDefaultAsync(known => known.Id == request.InvoiceId && known.Kind == InvoiceKind.Invoice, cancellationToken);
        if (invoice is null)
            return new CorrectInvoice.Unknown();
        var about = await db.Invoices.Where(known => known.CreditsId == invoice.Id).Select(known => known.Kind).ToListAsync(cancellationToken);
        if (about.Count > 0)
            return about.Contains(InvoiceKind.Invoice) ? new CorrectInvoice.Known() : new CorrectInvoice.Credited();
        if ((await misaddressed.Among([invoice.Id], cancellationToken)).Count == 0)
            return new CorrectInvoice.NothingToCorrect();
        var (note, anew) = await Write(invoice, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CorrectInvoice.Corrected(note.Number, anew.Number);
    }

    private async Task<(Invoice Note, Invoice Anew)> Write(Invoice invoice, CancellationToken ct)
    {
        var (buyer, language) = await buyers.Present(ct);
        var seller = company.Value.IsEmpty ? invoice.Seller : company.Value.Seller;
        var payments = await db.PaidPeriods.Where(paid => paid.InvoiceId == invoice.Id).ToListAsync(ct);
        var note = new Invoice(moment.NewId(), tenant.Required(), await numbers.Next(ct), InvoiceDraft.TakingBack(invoice), moment.Now);
        var anew = new Invoice(moment.NewId(), tenant.Required(), await numbers.Next(ct), InvoiceDraft.InPlaceOf(invoice, seller, buyers.Seal(buyer), language), moment.Now);
        db.Invoices.AddRange(note, anew);
        foreach (var paid in payments)
            paid.IsBilledOn(anew.Id);
        await db.SaveChangesAsync(ct);
        return (note, anew);
    }
}
