using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kalliky.Application.Billing;

/// <summary>Whoever has the link wants to pay: the collector's page is opened, once however often one comes.</summary>
/// <param name="Token">The secret of the link, which the collector leads back to.</param>
public sealed record OpenOrderPayment(Guid Id, string Token) : IRequest<OpenOrderPayment.Answer>
{
    public abstract record Answer;

    public sealed record ToPay(string Address) : Answer;

    /// <summary>There is nothing to pay any more.</summary>
    public sealed record Over : Answer;

    /// <summary>Nothing was paid.</summary>
    public sealed record NotOpened(PaymentTrouble Why) : Answer;
}

internal sealed class OpenOrderPaymentValidator : AbstractValidator<OpenOrderPayment>
{
    public OpenOrderPaymentValidator() => RuleFor(request => request.Token).NotEmpty().MaximumLength(100);
}

internal sealed class OpenOrderPaymentHandler(IKallikyDb db, IMoment moment, IOrderPayments payments, IOptions<AppOptions> app) : IRequestHandler<OpenOrderPayment, OpenOrderPayment.Answer>
{
    public async Task<OpenOrderPayment.Answer> Handle(OpenOrderPayment request, CancellationToken cancellationToken)
    {
        if (await Begin(request.Id, cancellationToken) is not { } payment)
            return new OpenOrderPayment.Over();
        if (payment.Address is { } known)
            return new OpenOrderPayment.ToPay(known);
        var number = await db.Orders.Where(order => order.Id == payment.OrderId).Select(order => order.Number!.Value).SingleAsync(cancellationToken);
        await db.Rest();
        try
        {
            var page = await payments.Open(new SaleWish(payment, number, $"{app.Value.PublicUrl}/payer/{request.Token}"), cancellationToken);
            return await Keep(payment, page, cancellationToken);
        }
        catch (PaymentException problem)
        {
            return new OpenOrderPayment.NotOpened(problem.Why);
        }
    }

    // One after the other, so that whoever comes second asks the same question.
    private async Task<OrderPayment?> Begin(Guid id, CancellationToken ct)
    {
        if (await db.OrderPayments.SingleOrDefaultAsync(known => known.Id == id, ct) is not { } payment)
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockBusiness(payment.TenantId, ct);
        await db.LockOrder(payment.OrderId, ct);
        await db.OrderPayments.Entry(payment).ReloadAsync(ct);
        if (!payment.IsOpen(moment.Now))
            return null;
        if (payment.Address is null)
            payment.Begin(moment.Now, await Others(payment, ct));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return payment;
    }

    // The taxes of all fees are the tax of their sum, so whoever begins to pay waits for whoever begins in the same business.
    private async Task<KeptFees> Others(OrderPayment payment, CancellationToken ct)
    {
        var sums = await db.OrderPayments.Where(other => other.Id != payment.Id).GroupBy(_ => 1)
            .Select(all => new { Commission = all.Sum(other => (long)(object)other.KeptCommission), Tax = all.Sum(other => (long)(object)other.KeptTax) }).SingleOrDefaultAsync(ct);
        return sums is null ? KeptFees.Nothing : new KeptFees(new Money(sums.Commission), new Money(sums.Tax));
    }

    // Whatever has become of the order meanwhile, the page is known, so that it can be closed.
    private async Task<OpenOrderPayment.Answer> Keep(OrderPayment payment, CheckoutPage page, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockOrder(payment.OrderId, ct);
        await db.OrderPayments.Entry(payment).ReloadAsync(ct);
        payment.IsAt(page.Session, page.Address);
        var open = payment.IsOpen(moment.Now);
        if (!open)
            payment.Stir();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return open ? new OpenOrderPayment.ToPay(page.Address) : new OpenOrderPayment.Over();
    }
}
