using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What went back to the business of payments for its plan, the latest first; as many as anybody looks at.</summary>
public sealed record ListPlanRefunds : IRequest<IReadOnlyList<ListPlanRefunds.Row>>
{
    /// <param name="Amount">With tax.</param>
    /// <param name="Month">That the payment was for; null while it is not known.</param>
    /// <param name="Invoice">The number of the invoice that bills the payment, or that it pays; null while there is none, and where it was given back whole since nobody had what it paid.</param>
    public sealed record Row(Guid Id, Money Amount, PlanRefundReason Why, Instant At, LocalDate? Month, string? Invoice);
}

internal sealed class ListPlanRefundsHandler(IKallikyDb db) : IRequestHandler<ListPlanRefunds, IReadOnlyList<ListPlanRefunds.Row>>
{
    private const int Most = 12;

    public async Task<IReadOnlyList<ListPlanRefunds.Row>> Handle(ListPlanRefunds request, CancellationToken cancellationToken)
    {
        var rows = await (
            from refund in db.PlanRefunds.AsNoTracking()
            join payment in db.PaidPeriods on refund.Payment equals payment.Reference into found
            from payment in found.DefaultIfEmpty()
            orderby refund.At descending, refund.Id
            select new { Refund = refund, Payment = payment }).Take(Most).ToListAsync(cancellationToken);
        var months = rows.Select(row => row.Payment?.About).OfType<LocalDate>().ToList();
        var invoices = await db.Standing().AsNoTracking().Where(invoice => invoice.Kind == InvoiceKind.Invoice && (months.Contains(invoice.Month!.Value) || db.PaidPeriods.Any(paid => paid.InvoiceId == invoice.Id)))
            .Select(invoice => new { invoice.Id, invoice.Month, invoice.Number }).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new ListPlanRefunds.Row(
                row.Refund.Id, row.Refund.Amount, row.Refund.Why, row.Refund.At, row.Payment?.About,
                row.Payment is not { ReturnedAt: null } paid ? null : invoices.Find(invoice => paid.InvoiceId is { } billed ? invoice.Id == billed : invoice.Month == paid.About)?.Number)),
        ];
    }
}
