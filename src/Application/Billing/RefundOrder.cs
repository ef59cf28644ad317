using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>The merchant gave a customer money back for goods of a finished order: that part's commission is given back too.</summary>
/// <param name="OnceKey">The same one again does nothing.</param>
[Needs(Permission.SettleBilling)]
public sealed record RefundOrder(Guid OrderId, long Cents, string OnceKey) : IRequest<RefundOrder.Answer>
{
    /// <summary>More was given back by mistake.</summary>
    public const long MostCents = 100_000_00;

    public abstract record Answer;

    public sealed record Refunded(Money Commission) : Answer;

    /// <summary>It was written down before.</summary>
    public sealed record Known : Answer;

    /// <summary>More than what is left of the order's goods.</summary>
    public sealed record TooMuch(Money Left) : Answer;

    /// <summary>It was paid by link: given back there, where its commission follows by itself.</summary>
    public sealed record PaidByLink : Answer;

    /// <summary>No such order, or no commission is due for it.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class RefundOrderValidator : AbstractValidator<RefundOrder>
{
    public RefundOrderValidator()
    {
        RuleFor(request => request.Cents).InclusiveBetween(1, RefundOrder.MostCents).WithMessage("Le montant rendu va de 0,01 € à 100 000 €.");
        RuleFor(request => request.OnceKey).NotEmpty().MaximumLength(60);
    }
}

internal sealed class RefundOrderHandler(IKallikyDb db, IMoment moment) : IRequestHandler<RefundOrder, RefundOrder.Answer>
{
    public async Task<RefundOrder.Answer> Handle(RefundOrder request, CancellationToken cancellationToken)
    {
        // Two refunds of one order at the same moment: the second sees what the first has left.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockOrder(request.OrderId, cancellationToken);
        var known = await db.LedgerEntries.AsNoTracking().Where(entry => entry.OrderId == request.OrderId).ToListAsync(cancellationToken);
        if (known.Count == 0 || known.All(entry => entry.Kind != LedgerKind.Earned))
            return new RefundOrder.Unknown();
        if (known.Any(entry => entry.Kind == LedgerKind.Refunded && entry.OnceKey.EndsWith(":" + request.OnceKey, StringComparison.Ordinal)))
            return new RefundOrder.Known();
        if (await db.OrderPayments.AnyAsync(payment => payment.OrderId == request.OrderId && payment.PaidAt != null, cancellationToken))
            return new RefundOrder.PaidByLink();
        var order = await db.Orders.AsNoTracking().SingleAsync(row => row.Id == request.OrderId, cancellationToken);
        var commission = new OrderCommission(order, known, new CommissionRate(known[0].BasisPoints), moment.NewId);
        if (commission.Refund(new Money(request.Cents), request.OnceKey, moment.Now) is not { } posting)
            return new RefundOrder.TooMuch(commission.Left);
        db.LedgerEntries.Add(posting.Entry);
        db.LedgerLines.AddRange(posting.Lines);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RefundOrder.Refunded(Money.Zero - posting.Entry.Commission);
    }
}
