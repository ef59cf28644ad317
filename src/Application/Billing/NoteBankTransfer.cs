using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>Money has come by bank transfer for an invoice: it is noted as paid, whole or in part. For the operator, who reads the
/// bank's statement; a merchant has no door to it.</summary>
/// <param name="Cents">With tax; null for all that is left to be transferred, or where nothing is, for all that is left.</param>
/// <param name="On">The day on which it came; null for today.</param>
/// <param name="Reference">The same transfer again does nothing.</param>
public sealed record NoteBankTransfer(Guid InvoiceId, long? Cents, LocalDate? On, string Reference) : IRequest<NoteBankTransfer.Answer>
{
    public abstract record Answer;

    /// <param name="Left">What is left to pay now.</param>
    public sealed record Noted(Money Amount, LocalDate On, Money Left) : Answer;

    /// <summary>It was noted before.</summary>
    public sealed record Known(Money Left) : Answer;

    /// <summary>Another transfer was noted under this reference.</summary>
    public sealed record Taken(Money Amount, LocalDate On) : Answer;

    public sealed record TooMuch(Money Left) : Answer;

    /// <summary>Money comes between the day of the invoice and today.</summary>
    public sealed record WrongDay(LocalDate First, LocalDate Last) : Answer;

    /// <summary>No such invoice; a credit note is none.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class NoteBankTransferValidator : AbstractValidator<NoteBankTransfer>
{
    public NoteBankTransferValidator()
    {
        RuleFor(request => request.Cents).GreaterThan(0).When(request => request.Cents is not null).WithMessage("Le montant reçu est d’au moins un centime.");
        RuleFor(request => request.Reference).NotEmpty().MaximumLength(InvoiceTransfer.LongestReference).WithMessage("Donnez la référence du virement, en 35 signes au plus.");
    }
}

internal sealed class NoteBankTransferHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant) : IRequestHandler<NoteBankTransfer, NoteBankTransfer.Answer>
{
    public async Task<NoteBankTransfer.Answer> Handle(NoteBankTransfer request, CancellationToken cancellationToken)
    {
        // Two transfers at the same moment: the second sees what the first has left. Whoever names an invoice in whose place another was
        // written has paid that one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockBusiness(tenant.Required(), cancellationToken);
        var found = db.Standing().Where(known => known.Kind == InvoiceKind.Invoice
            && db.Invoices.Any(named => named.Id == request.InvoiceId && named.Kind == InvoiceKind.Invoice && named.Month == known.Month));
        if ((await InvoiceView.Read(found, db, cancellationToken)).SingleOrDefault() is not { } invoice)
            return new NoteBankTransfer.Unknown();
        var (today, reference) = (moment.Now.InZone(BillingMonth.Zone).Date, request.Reference.Trim());
        if (await Before(invoice, reference, cancellationToken) is { } known)
            return IsSame(known, request) ? new NoteBankTransfer.Known(invoice.Left) : new NoteBankTransfer.Taken(known.Amount, known.ReceivedOn);
        var day = request.On ?? today;
        if (day < invoice.FirstIssuedOn || day > today)
            return new NoteBankTransfer.WrongDay(invoice.FirstIssuedOn, today);
        var amount = request.Cents is { } cents ? new Money(cents) : invoice.IsToTransfer ? invoice.LeftToTransfer : invoice.Left;
        if (amount == Money.Zero || amount > invoice.Left)
            return new NoteBankTransfer.TooMuch(invoice.Left);
        db.InvoiceTransfers.Add(new InvoiceTransfer(moment.NewId(), tenant.Required(), invoice.Id, amount, day, reference, moment.Now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new NoteBankTransfer.Noted(amount, day, invoice.Left - amount);
    }

    private Task<InvoiceTransfer?> Before(InvoiceView invoice, string reference, CancellationToken ct) =>
        db.InvoiceTransfers.AsNoTracking().SingleOrDefaultAsync(
            transfer => transfer.Reference == reference && db.Invoices.Any(paid => paid.Id == transfer.InvoiceId && paid.Month == invoice.Month), ct);

    // Whoever names neither amount nor day says it again in the same words.
    private static bool IsSame(InvoiceTransfer known, NoteBankTransfer request) =>
        (request.Cents ?? known.Amount.Cents) == known.Amount.Cents && (request.On ?? known.ReceivedOn) == known.ReceivedOn;
}
