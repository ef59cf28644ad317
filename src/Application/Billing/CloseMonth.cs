using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>A month is over: what is due of it becomes an invoice, in one transaction with its number. Again does nothing, and
/// of two nodes that close it together one waits and finds it closed.</summary>
/// <param name="Month">Any day of it.</param>
public sealed record CloseMonth(LocalDate Month) : IRequest<CloseMonth.Answer>
{
    /// <summary>After midnight: the last orders are on their way to the ledger.</summary>
    public static readonly Duration Rest = Duration.FromHours(4);

    public abstract record Answer;

    /// <param name="Invoice">Or a credit note, where more was given back than is due.</param>
    public sealed record Closed(Guid Invoice) : Answer;

    /// <summary>No invoice: the business owes nothing.</summary>
    public sealed record NothingDue : Answer;

    public sealed record Known : Answer;

    /// <summary>It is not over, one before it is still open, or a call of it has not been counted yet.</summary>
    public sealed record NotYet : Answer;
}

internal sealed class CloseMonthHandler(
    IKallikyDb db, IMoment moment, CurrentTenant tenant, MonthBills bills, PlanPayments planPayments, IPayments payments, Buyers buyers, IInvoiceNumbers numbers,
    IOptions<CompanyOptions> company, ILogger<CloseMonthHandler> logger)
    : IRequestHandler<CloseMonth, CloseMonth.Answer>
{
    /// <summary>A call whose end nobody could find out holds a month back no longer.</summary>
    private static readonly Duration Patience = Duration.FromDays(3);

    public async Task<CloseMonth.Answer> Handle(CloseMonth request, CancellationToken cancellationToken)
    {
        var month = BillingMonth.Of(request.Month);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockBusiness(tenant.Required(), cancellationToken);
        if (await db.MonthClosings.AnyAsync(closing => closing.Month == month.First, cancellationToken))
            return new CloseMonth.Known();
        if (await Next(cancellationToken) != month || !await IsOver(month, cancellationToken) || await IsTalking(month, cancellationToken))
            return new CloseMonth.NotYet();
        var invoice = await Bill(month, cancellationToken);
        db.MonthClosings.Add(new MonthClosing(moment.NewId(), tenant.Required(), month, invoice?.Id, await bills.Cap(cancellationToken), moment.Now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await Remind(cancellationToken);
        return invoice is null ? new CloseMonth.NothingDue() : new CloseMonth.Closed(invoice.Id);
    }

    // Nobody else knows of it: there is no next invoice.
    private async Task Remind(CancellationToken ct)
    {
        if (await db.Businesses.AnyAsync(business => business.LeftAt != null, ct) && await bills.GivenBack(ct) is { Cents: > 0 } left)
            logger.LogWarning("Business {TenantId} has left: {Cents} cents that its credit notes gave back are to be transferred to it.", tenant.Required(), left.Cents);
    }

    private async Task<BillingMonth> Next(CancellationToken ct)
    {
        var last = await db.MonthClosings.OrderByDescending(closing => closing.Month).Select(closing => (LocalDate?)closing.Month).FirstOrDefaultAsync(ct);
        return last is { } closed ? BillingMonth.Of(closed.PlusMonths(1)) : BillingMonth.Of(await db.Businesses.Select(business => business.CreatedAt).SingleAsync(ct));
    }

    // Whoever has left calls no more: their last month is over with them, and with the plan that they have paid, which ends an hour
    // or two after the month does in Paris.
    private async Task<bool> IsOver(BillingMonth month, CancellationToken ct) => moment.Now >= month.Until + CloseMonth.Rest
        || (await db.Businesses.AnyAsync(business => business.LeftAt != null, ct)
            && !await db.PaymentAccounts.AnyAsync(account => account.SubscriptionId != null && account.PaidUntil > month.From && account.PaidUntil < month.Until, ct));

    private async Task<bool> IsTalking(BillingMonth month, CancellationToken ct) =>
        moment.Now < month.Until + Patience && await db.UsageEntries.AnyAsync(entry => entry.Month == month.First && entry.Seconds == null, ct);

    // The number comes last: nobody waits for it longer than it takes to write the rows down.
    private async Task<Invoice?> Bill(BillingMonth month, CancellationToken ct)
    {
        var (paid, beyond) = (await planPayments.Unbilled(month, ct), await planPayments.Beyond(month, ct));
        var wasTaken = paid.Any(period => period.Month == month.First);
        var isByCard = payments.TakesUse && (wasTaken || await IsLate(ct));
        var lines = Parted(await bills.Lines(month, paid, beyond, ct), isByCard && wasTaken);
        var (buyer, language) = await buyers.Present(ct);
        var draft = new InvoiceDraft(month.First, lines, company.Value.Seller, buyers.Seal(buyer), language, $"month:{month.First.Year:0000}-{month.First.Month:00}");
        if (draft.Net == Money.Zero)
            return null;
        if (draft.Kind == InvoiceKind.CreditNote)
            draft = draft with { Credits = await Latest(ct) };
        else
            draft = draft with { Collected = await bills.Collected(month, ct), Paid = await planPayments.ToTakeOff(paid, beyond, ct), GivenBack = await bills.GivenBack(ct), IsByCard = isByCard };
        var invoice = new Invoice(moment.NewId(), tenant.Required(), await numbers.Next(ct), draft, moment.Now);
        db.Invoices.Add(invoice);
        foreach (var period in paid)
            period.IsBilledOn(invoice.Id);
        return invoice;
    }

    // The collector takes what is left where it took the plan, be it for nothing by a coupon, or still tries to.
    private Task<bool> IsLate(CancellationToken ct) => db.PaymentAccounts.AnyAsync(account => account.SubscriptionId != null && account.LateSince != null, ct);

    // Of days before the plan was paid for it knows nothing: they are transferred, whatever it takes of the rest.
    private static IReadOnlyList<InvoiceLine> Parted(IReadOnlyList<InvoiceLine> lines, bool isRestByCard) =>
        isRestByCard ? [.. lines.Select(line => line.IsByTheDay() ? line with { IsToTransfer = true } : line)] : lines;

    // What is given back was billed before.
    private Task<Invoice> Latest(CancellationToken ct) =>
        db.Standing().AsNoTracking().Where(known => known.Kind == InvoiceKind.Invoice).OrderByDescending(known => known.Month).FirstAsync(ct);
}
