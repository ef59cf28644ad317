using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Billing;

/// <summary>The collector tells that something happened to this business's payments. It is remembered, and read back on the bus;
/// told again it does nothing.</summary>
/// <param name="Cents">Of what was refunded or is disputed.</param>
/// <returns>False when it was known.</returns>
public sealed record NotePaymentNews(string Vendor, string EventId, PaymentNewsKind Kind, long Cents = 0) : IRequest<bool>;

public enum PaymentNewsKind
{
    /// <summary>Something changed: a checkout, a subscription, an invoice.</summary>
    Moved,

    /// <summary>Money was given back.</summary>
    Refunded,

    /// <summary>A bank contests a payment.</summary>
    Disputed,
}

internal sealed class NotePaymentNewsValidator : AbstractValidator<NotePaymentNews>
{
    public NotePaymentNewsValidator()
    {
        RuleFor(request => request.Vendor).NotEmpty().MaximumLength(50);
        RuleFor(request => request.EventId).NotEmpty().MaximumLength(200);
    }
}

internal sealed class NotePaymentNewsHandler(IKallikyDb db, IMoment moment, PaymentNotices notices) : IRequestHandler<NotePaymentNews, bool>
{
    public async Task<bool> Handle(NotePaymentNews request, CancellationToken cancellationToken)
    {
        if (await db.WebhookEvents.AnyAsync(known => known.Vendor == request.Vendor && known.EventId == request.EventId, cancellationToken))
            return false;
        db.WebhookEvents.Add(new WebhookEvent(request.Vendor, request.EventId, moment.Now));
        if (await db.PaymentAccounts.SingleOrDefaultAsync(cancellationToken) is { } account)
        {
            account.Stir();
            await Tell(request, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private Task Tell(NotePaymentNews request, CancellationToken ct) => request.Kind switch
    {
        PaymentNewsKind.Refunded => notices.Tell(words => words.Refunded(new Money(request.Cents)), $"refund:{request.EventId}", ct),
        PaymentNewsKind.Disputed => notices.Tell(words => words.Disputed(new Money(request.Cents)), $"dispute:{request.EventId}", ct),
        _ => Task.CompletedTask,
    };
}
