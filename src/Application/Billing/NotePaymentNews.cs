using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>The collector tells that something happened to this business's payments. It is remembered, and read back on the bus;
/// told again it does nothing.</summary>
/// <param name="Cents">Of what was refunded now, or is disputed.</param>
/// <param name="At">When it happened; null for now.</param>
/// <param name="Payment">Of money that went back, the collector's handle of the payment that it was taken off.</param>
/// <returns>False when it was known.</returns>
public sealed record NotePaymentNews(string Vendor, string EventId, PaymentNewsKind Kind, long Cents = 0, Instant? At = null, string? Payment = null) : IRequest<bool>;

public enum PaymentNewsKind
{
    /// <summary>Something changed: a checkout, a subscription, an invoice.</summary>
    Moved,

    /// <summary>Money was given back.</summary>
    Refunded,

    /// <summary>A bank contests a payment.</summary>
    Disputed,

    /// <summary>It has given the money back.</summary>
    DisputeLost,

    /// <summary>It has left the money with us.</summary>
    DisputeWon,
}

internal sealed class NotePaymentNewsValidator : AbstractValidator<NotePaymentNews>
{
    public NotePaymentNewsValidator()
    {
        RuleFor(request => request.Vendor).NotEmpty().MaximumLength(50);
        RuleFor(request => request.EventId).NotEmpty().MaximumLength(PlanRefund.LongestEvent);
        RuleFor(request => request.Payment).MaximumLength(PaidPeriod.LongestReference);
    }
}

internal sealed class NotePaymentNewsHandler(IKallikyDb db, IMoment moment, CurrentTenant tenant, PaymentNotices notices, ILogger<NotePaymentNewsHandler> logger)
    : IRequestHandler<NotePaymentNews, bool>
{
    public async Task<bool> Handle(NotePaymentNews request, CancellationToken cancellationToken)
    {
        if (await db.WebhookEvents.AnyAsync(known => known.Vendor == request.Vendor && known.EventId == request.EventId, cancellationToken))
            return false;
        db.WebhookEvents.Add(new WebhookEvent(request.Vendor, request.EventId, moment.Now));
        if (await db.PaymentAccounts.SingleOrDefaultAsync(cancellationToken) is { } account)
        {
            account.Stir();
            Book(request);
            await Tell(request, cancellationToken);
            Remind(request);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private void Book(NotePaymentNews request)
    {
        if (request is { Kind: PaymentNewsKind.Refunded or PaymentNewsKind.DisputeLost, Cents: > 0 })
        {
            var why = request.Kind == PaymentNewsKind.Refunded ? PlanRefundReason.Refunded : PlanRefundReason.DisputeLost;
            db.PlanRefunds.Add(new PlanRefund(moment.NewId(), tenant.Required(), request.EventId, request.Payment, why, new Money(request.Cents), request.At ?? moment.Now, moment.Now));
        }
    }

    private Task Tell(NotePaymentNews request, CancellationToken ct) => request.Kind switch
    {
        PaymentNewsKind.Refunded => notices.Tell(words => words.Refunded(new Money(request.Cents)), $"refund:{request.EventId}", ct),
        PaymentNewsKind.Disputed => notices.Tell(words => words.Disputed(new Money(request.Cents)), $"dispute:{request.EventId}", ct),
        PaymentNewsKind.DisputeLost => notices.Tell(words => words.DisputeLost(new Money(request.Cents)), $"dispute:{request.EventId}", ct),
        PaymentNewsKind.DisputeWon => notices.Tell(words => words.DisputeWon(new Money(request.Cents)), $"dispute:{request.EventId}", ct),
        _ => Task.CompletedTask,
    };

    // Only the operator knows what was given back of: invoices bill what was paid until a person credits it.
    private void Remind(NotePaymentNews request)
    {
        if (request.Kind is PaymentNewsKind.Refunded or PaymentNewsKind.DisputeLost)
            logger.LogWarning("{Cents} cents of a plan (payment {Payment}) went back to business {TenantId} ({EventId}): where an invoice bills them, a credit note is due.", request.Cents, request.Payment, tenant.Required(), request.EventId);
        else if (request.Kind == PaymentNewsKind.Disputed)
            logger.LogWarning("{Cents} cents that business {TenantId} has paid for a plan are contested ({EventId}).", request.Cents, tenant.Required(), request.EventId);
        else if (request.Kind == PaymentNewsKind.DisputeWon)
            logger.LogWarning("{Cents} cents that business {TenantId} had contested stay paid ({EventId}).", request.Cents, tenant.Required(), request.EventId);
    }
}
