using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
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
        /// <summary>Of the total, what was paid by card or by transfer, or given back of an invoice since.</summary>
        public Money Paid { get; init; }

        /// <summary>Null while there is none.</summary>
        public InvoiceView? Invoice { get; init; }

        /// <summary>Of the total, what credit notes of months before gave back.</summary>
        public Money GivenBack { get; init; }

        public Money Net => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

        public Money Vat => Domain.Billing.Vat.Of(Net);

        public Money Total => Net + Vat;

        public Money Due => Total - Collected - Paid - GivenBack;
    }
}

internal sealed class ShowMonthBillHandler(IKallikyDb db, IMoment moment, MonthBills bills, PlanPayments payments) : IRequestHandler<ShowMonthBill, ShowMonthBill.Bill>
{
    public async Task<ShowMonthBill.Bill> Handle(ShowMonthBill request, CancellationToken cancellationToken)
    {
        var month = request.Month is { } day ? BillingMonth.Of(day) : BillingMonth.Of(moment.Now);
        return (await InvoiceView.Read(db.Standing().Where(invoice => invoice.Month == month.First), db, cancellationToken)).SingleOrDefault() is { } closed
            ? new ShowMonthBill.Bill(closed.Lines, closed.Number, closed.Collected)
            {
                Paid = closed.Kind == InvoiceKind.CreditNote ? Money.Zero : closed.Total - closed.Collected - closed.GivenBack - closed.Left, GivenBack = closed.GivenBack, Invoice = closed,
            }
            : await Expected(month, cancellationToken);
    }

    private async Task<ShowMonthBill.Bill> Expected(BillingMonth month, CancellationToken ct)
    {
        var (unbilled, beyond) = (await payments.Unbilled(month, ct), await payments.Beyond(month, ct));
        var bill = new ShowMonthBill.Bill(await bills.Lines(month, unbilled, beyond, ct), null, Money.Zero);
        if (bill.Total < Money.Zero)
            return bill;
        bill = bill with { Paid = Least(await payments.ToTakeOff(unbilled, beyond, ct), bill.Total) };
        bill = bill with { Collected = Least(await bills.Collected(month, ct), bill.Due) };
        return bill with { GivenBack = Least(await bills.GivenBack(ct), bill.Due) };
    }

    private static Money Least(Money one, Money other) => one < other ? one : other;
}
