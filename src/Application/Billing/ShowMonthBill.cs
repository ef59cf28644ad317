using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What a month costs: by its invoice where it is closed, else by what is known now.</summary>
/// <param name="Month">Any day of it; the present one when none is named.</param>
public sealed record ShowMonthBill(LocalDate? Month = null) : IRequest<ShowMonthBill.Bill>
{
    /// <param name="Number">Of its invoice; null while there is none.</param>
    /// <param name="Collected">Of the total, what was kept out of payments by link.</param>
    public sealed record Bill(IReadOnlyList<InvoiceLine> Lines, string? Number, Money Collected)
    {
        public Money Net => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

        public Money Vat => Domain.Billing.Vat.Of(Net);

        public Money Total => Net + Vat;

        public Money Due => Total - Collected;
    }
}

internal sealed class ShowMonthBillHandler(IKallikyDb db, IMoment moment, MonthBills bills) : IRequestHandler<ShowMonthBill, ShowMonthBill.Bill>
{
    public async Task<ShowMonthBill.Bill> Handle(ShowMonthBill request, CancellationToken cancellationToken)
    {
        var month = request.Month is { } day ? BillingMonth.Of(day) : BillingMonth.Of(moment.Now);
        var closed = await db.Invoices.AsNoTracking().Where(invoice => invoice.Month == month.First).Select(invoice => new { invoice.Lines, invoice.Number, invoice.Collected }).SingleOrDefaultAsync(cancellationToken);
        return closed is not null
            ? new ShowMonthBill.Bill(closed.Lines, closed.Number, closed.Collected)
            : await Expected(month, cancellationToken);
    }

    private async Task<ShowMonthBill.Bill> Expected(BillingMonth month, CancellationToken ct)
    {
        var bill = new ShowMonthBill.Bill(await bills.Lines(month, ct), null, Money.Zero);
        var collected = await bills.Collected(month, ct);
        return bill with { Collected = bill.Total < Money.Zero ? Money.Zero : collected < bill.Total ? collected : bill.Total };
    }
}
