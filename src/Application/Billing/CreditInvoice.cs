using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>Kalliky takes an invoice back, whole or in part, by a credit note: the invoice itself never changes. For the operator;
/// a merchant has no door to it.</summary>
/// <param name="Cents">Without tax; null for all that is left of it: what a month's credit note about it gave back is given back once.</param>
/// <param name="Reason">Stands on the credit note. The same one again does nothing.</param>
public sealed record CreditInvoice(Guid InvoiceId, long? Cents, string Reason) : IRequest<CreditInvoice.Answer>
{
    public const int LongestReason = 120;

    public abstract record Answer;

    public sealed record Credited(Guid CreditNote, string Number) : Answer;

    /// <summary>It was credited for this reason before.</summary>
    public sealed record Known : Answer;

    public sealed record TooMuch(Money Left) : Answer;

    /// <summary>No such invoice; a credit note is none.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class CreditInvoiceValidator : AbstractValidator<CreditInvoice>
{
    public CreditInvoiceValidator()
    {
        RuleFor(request => request.Cents).GreaterThan(0).When(request => request.Cents is not null).WithMessage("Le montant de l’avoir est d’au moins un centime.");
        RuleFor(request => request.Reason).NotEmpty().MaximumLength(CreditInvoice.LongestReason).WithMessage("Donnez la raison de l’avoir, en 120 signes au plus.");
    }
}

internal sealed class CreditInvoiceHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, IInvoiceNumbers numbers)
    : IRequestHandler<CreditInvoice, CreditInvoice.Answer>
{
    public async Task<CreditInvoice.Answer> Handle(CreditInvoice request, CancellationToken cancellationToken)
    {
        // Two credit notes at the same moment: the second sees what the first has left.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockBusiness(tenant.Required(), cancellationToken);
        var invoice = await db.Invoices.AsNoTracking().FirstOrDefaultAsync(known => known.Id == request.InvoiceId && known.Kind == InvoiceKind.Invoice, cancellationToken);
        if (invoice is null)
            return new CreditInvoice.Unknown();
        var (reason, before) = (request.Reason.Trim(), await db.Invoices.AsNoTracking().Where(known => known.CreditsId == invoice.Id && known.Kind == InvoiceKind.CreditNote).ToListAsync(cancellationToken));
        if (before.Any(note => note.Reason == reason))
            return new CreditInvoice.Known();
        var left = before.Aggregate(invoice.Net + await GivenBack(invoice, cancellationToken), (rest, note) => rest + note.Net);
        var credited = request.Cents is { } cents ? new Money(cents) : left;
        if (credited <= Money.Zero || credited > left)
            return new CreditInvoice.TooMuch(left > Money.Zero ? left : Money.Zero);
        var note = await Write(invoice, credited, reason, before.Count + 1, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CreditInvoice.Credited(note.Id, note.Number);
    }

    // Calls of its month that turned out shorter: below nothing.
    private async Task<Money> GivenBack(Invoice invoice, CancellationToken ct)
    {
        var later = await db.Standing().AsNoTracking().Where(known => known.Month > invoice.Month).Select(known => known.Lines).ToListAsync(ct);
        return later.SelectMany(lines => lines).Where(line => line.IsOfShorterCalls() && line.From == invoice.Month).Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
    }

    private async Task<Invoice> Write(Invoice invoice, Money credited, string reason, int count, CancellationToken ct)
    {
        var draft = new InvoiceDraft(
            null, [InvoiceLine.OfCredit(Money.Zero - credited)], invoice.Seller, invoice.Buyer, invoice.Language, $"credit:{invoice.Id:N}:{count}", invoice, reason);
        var note = new Invoice(moment.NewId(), tenant.Required(), await numbers.Next(ct), draft, moment.Now);
        db.Invoices.Add(note);
        await db.SaveChangesAsync(ct);
        return note;
    }
}
