using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using NodaTime;
using Stripe;
using Invoice = Stripe.Invoice;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>A paid invoice of Stripe's, line by line: what was taken for a plan, and what for the use of the month before. It is
/// settled whatever of it came from a balance or a coupon; only then did it take less from the card.</summary>
internal sealed class StripeInvoice(Invoice invoice, StripeOptions options)
{
    public Payment Payment => new(invoice.Id, Month, At(invoice.StatusTransitions?.PaidAt ?? invoice.Created), new Money(invoice.AmountPaid))
    {
        Plan = Plan,
        Used = new Money(Lines.Where(line => options.Prices.Metered.Contains(PriceOf(line))).Sum(Net)),
        Tax = new Money(invoice.Total - (invoice.TotalExcludingTax ?? invoice.Total)),
    };

    // By the middle of what it pays: a subscription from before the anchor was the first in UTC begins its months a little before ours.
    private LocalDate Month => BillingMonth.Of(Begins + ((Ends - Begins) / 2)).First;

    // A larger plan comes with a line that gives back the rest of the smaller one.
    private PaidPlan? Plan => Plans.MaxBy(Net) is { } line && options.PlanOf(PriceOf(line)) is { } plan
        ? new PaidPlan(plan, LocalDate.Max(Begins.InZone(BillingMonth.Zone).Date, Month), Plans.Any(other => Net(other) < 0), new Money(Plans.Sum(Net)))
        : null;

    private Instant Begins => At(Plans.Select(line => line.Period.Start).DefaultIfEmpty(invoice.Created).Max());

    private Instant Ends => Plans.MaxBy(line => line.Period.Start) is { } latest ? At(latest.Period.End) : Begins;

    private IEnumerable<InvoiceLineItem> Plans => Lines.Where(line => options.PlanOf(PriceOf(line)) is not null);

    private List<InvoiceLineItem> Lines => invoice.Lines.Data;

    private static string? PriceOf(InvoiceLineItem line) => line.Pricing?.PriceDetails?.PriceId;

    private static long Net(InvoiceLineItem line) => line.Amount - (line.DiscountAmounts?.Sum(discount => discount.Amount) ?? 0);

    private static Instant At(DateTime time) => StripeReading.At(time);
}
