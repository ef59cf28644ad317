using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>The merchant gives a customer back what was paid by a link, whole or in part; the commission of it is given back too.</summary>
/// <param name="Reason">For the merchant's own books; the customer is not told.</param>
/// <param name="OnceKey">The same one again gives nothing more.</param>
[Needs(Permission.SettleBilling)]
public sealed record ReturnPayment(Guid PaymentId, long Cents, string Reason, string OnceKey) : IRequest<ReturnPayment.Answer>
{
    public abstract record Answer;

    public sealed record Given(Money Amount) : Answer;

    /// <summary>It is written down; the collector does not answer, and is asked again without anybody.</summary>
    public sealed record OnItsWay : Answer;

    /// <summary>More than what is left of the payment.</summary>
    public sealed record TooMuch(Money Left) : Answer;

    /// <summary>Nothing can be given back: nobody has paid, or a bank decides whose it is.</summary>
    public sealed record NotNow : Answer;

    /// <summary>The collector gives nothing back.</summary>
    public sealed record Refused : Answer;

    /// <summary>No such payment in this business.</summary>
    public sealed record Unknown : Answer;

    // The reason may name somebody.
    public override string ToString() => $"ReturnPayment {{ {PaymentId} }}";
}

internal sealed class ReturnPaymentValidator : AbstractValidator<ReturnPayment>
{
    public ReturnPaymentValidator()
    {
        RuleFor(request => request.Cents).InclusiveBetween(1, RefundOrder.MostCents).WithMessage("Le montant rendu va de 0,01 € à 100 000 €.");
        RuleFor(request => request.Reason).NotEmpty().WithMessage("Dites en quelques mots pourquoi.").MaximumLength(PaymentRefund.LongestReason).WithMessage("La raison tient en 200 caractères.");
        RuleFor(request => request.OnceKey).NotEmpty().MaximumLength(PaymentRefund.LongestKey);
    }
}

internal sealed class ReturnPaymentHandler(IKallikyDb db, IMoment moment, IVault vault, Actor actor, OrderPaymentReading reading) : IRequestHandler<ReturnPayment, ReturnPayment.Answer>
{
    public async Task<ReturnPayment.Answer> Handle(ReturnPayment request, CancellationToken cancellationToken)
    {
        if (await Ask(request, cancellationToken) is { } refusal)
            return refusal;
        try
        {
            await reading.Refresh(request.PaymentId, cancellationToken);
        }
        catch (PaymentException)
        {
            // It is written down, and looked after.
        }

        var asked = await db.PaymentRefunds.AsNoTracking().SingleAsync(known => known.OnceKey == request.OnceKey, cancellationToken);
        return asked.Status switch
        {
            RefundStatus.Given => new ReturnPayment.Given(asked.Amount),
            RefundStatus.Refused => new ReturnPayment.Refused(),
            _ => new ReturnPayment.OnItsWay(),
        };
    }

    // Behind the lock of the order: two people who give back at the same moment never give more than was paid.
    private async Task<ReturnPayment.Answer?> Ask(ReturnPayment request, CancellationToken ct)
    {
        if (await db.OrderPayments.SingleOrDefaultAsync(known => known.Id == request.PaymentId, ct) is not { } payment)
            return new ReturnPayment.Unknown();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockOrder(payment.OrderId, ct);
        await db.OrderPayments.Entry(payment).ReloadAsync(ct);
        if (await db.PaymentRefunds.AnyAsync(known => known.OnceKey == request.OnceKey, ct))
            return null;
        if (!payment.IsRefundable)
            return new ReturnPayment.NotNow();
        var left = await Left(payment, ct);
        if (request.Cents > left.Cents)
            return new ReturnPayment.TooMuch(left);
        db.PaymentRefunds.Add(new PaymentRefund(moment.NewId(), payment, new Money(request.Cents), vault.Seal(request.Reason), request.OnceKey, actor.Account?.ToString() ?? "", moment.Now));
        payment.IsLookedAt(moment.Now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    // What was given may not have been read yet, what was asked not have been given.
    private async Task<Money> Left(OrderPayment payment, CancellationToken ct)
    {
        var known = await db.PaymentRefunds.AsNoTracking().Where(refund => refund.PaymentId == payment.Id && refund.Status != RefundStatus.Refused).ToListAsync(ct);
        var (given, asked) = (Sum(known, RefundStatus.Given), Sum(known, RefundStatus.Asked));
        return payment.Amount - (given > payment.Returned ? given : payment.Returned) - asked;
    }

    private static Money Sum(List<PaymentRefund> known, RefundStatus status) =>
        known.Where(refund => refund.Status == status).Aggregate(Money.Zero, (sum, refund) => sum + refund.Amount);
}
