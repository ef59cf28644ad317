using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>The collector tells that something happened to the payment of an order, or, where none is named, to the account that such
/// money goes to. It is remembered, and read back on the bus; told again it does nothing.</summary>
/// <returns>False when it was known.</returns>
public sealed record NoteSaleNews(string Vendor, string EventId, Guid? PaymentId) : IRequest<bool>;

internal sealed class NoteSaleNewsValidator : AbstractValidator<NoteSaleNews>
{
    public NoteSaleNewsValidator()
    {
        RuleFor(request => request.Vendor).NotEmpty().MaximumLength(50);
        RuleFor(request => request.EventId).NotEmpty().MaximumLength(200);
    }
}

internal sealed class NoteSaleNewsHandler(IKallikyDb db, IMoment moment) : IRequestHandler<NoteSaleNews, bool>
{
    public async Task<bool> Handle(NoteSaleNews request, CancellationToken cancellationToken)
    {
        if (await db.WebhookEvents.AnyAsync(known => known.Vendor == request.Vendor && known.EventId == request.EventId, cancellationToken))
            return false;
        db.WebhookEvents.Add(new WebhookEvent(request.Vendor, request.EventId, moment.Now));
        if (request.PaymentId is { } id)
            (await db.OrderPayments.SingleOrDefaultAsync(payment => payment.Id == id, cancellationToken))?.Stir();
        else
            (await db.PayoutAccounts.SingleOrDefaultAsync(cancellationToken))?.Stir();
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
