using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

/// <summary>What is paid for the plan meanwhile: by card in time, late, from some day on, with the difference to a larger plan, or not at all; given
/// back before anybody billed it; transferred in parts; credited by the operator where a payment was refunded or a dispute was lost.</summary>
public sealed partial class BalanceTests
{
    private readonly Dictionary<Guid, long> transferred = [];

    private readonly Dictionary<Guid, long> credited = [];

    private int payments;

    // Each of them in some month; what is late cannot be in the last.
    private static PayingWay[] Ways(Random random)
    {
        var ways = Enum.GetValues<PayingWay>();
        do
            random.Shuffle(ways);
        while (ways[^1] is PayingWay.Late or PayingWay.DifferenceLate);
        return ways;
    }

    // Those that are known when the month is closed, and those that become known when it was.
    private (IReadOnlyList<PaidPeriod> Known, IReadOnlyList<PaidPeriod> Late) Payments(Books books, LocalDate month, PayingWay way, Random random)
    {
        var day = month.PlusDays(random.Next(1, 28));
        var (whole, difference) = (Paid(month, false), Paid(day, true));
        return way switch
        {
            PayingWay.InTime => random.Next(2) == 0 ? ([whole], []) : ([whole, difference], []),
            PayingWay.Late => random.Next(2) == 0 ? ([], [whole]) : ([], [whole, difference]),
            PayingWay.DifferenceLate => ([whole], [difference]),
            PayingWay.FromSomeDayOn => ([Paid(day, false)], []),
            PayingWay.GivenBack => ([Returned(whole)], []),
            _ => ([], []),
        };

        PaidPeriod Paid(LocalDate from, bool isOnTop)
        {
            var at = from.AtStartOfDayInZone(BillingMonth.Zone).ToInstant() + Duration.FromHours(12);
            var plan = new PaidPlan(Plan.Pro, from, isOnTop, new Money(random.Next(1, 40_000)));
            var paid = new PaidPeriod(Guid.NewGuid(), books.Mario.Tenant, Payment.Of($"in_{payments++}", month, at, plan, Money.Zero));
            paid.ForgetEvents();
            return paid;
        }

        static PaidPeriod Returned(PaidPeriod paid)
        {
            paid.IsReturned(paid.At);
            return paid;
        }
    }

    private static Task<int> Arrive(Books books, IReadOnlyList<PaidPeriod> paid) => books.Mario.Work(scope =>
    {
        var db = scope.GetRequiredService<KallikyDb>();
        db.PaidPeriods.AddRange(paid);
        return db.SaveChangesAsync();
    });

    // Each payment is billed once, and days only as far as nobody had paid them when they were billed; what pays those later is billed
    // as far as it is more.
    private static long Owed(LocalDate month, IReadOnlyList<PlanPeriod> periods, IReadOnlyList<PaidPeriod> known, IReadOnlyList<PaidPeriod> late)
    {
        var (inTime, paid) = (known.Where(Stays).ToList(), known.Concat(late).Where(Stays).ToList());
        var first = inTime.Count == 0 ? (LocalDate?)null : inTime.Min(one => one.From);
        var length = BillingMonth.Of(month).Last.Day;
        var days = PlanDays.Of(BillingMonth.Of(month), periods, first).Select(share => (share.To, Cents: share.Period.Monthly.Cents * share.Days / length)).ToList();
        var from = inTime.Count == 0 && paid.Count > 0 ? paid.Min(one => one.From) : null;
        return days.Where(share => from is null || share.To < from).Sum(share => share.Cents) + Math.Max(paid.Sum(one => one.Net.Cents), days.Where(share => share.To >= from).Sum(share => share.Cents));

        static bool Stays(PaidPeriod one) => one.ReturnedAt is null;
    }

    // Some transfer, some in parts; the operator credits what of a plan was refunded, or lost to a bank.
    private async Task Settle(Books books, Random random)
    {
        foreach (var invoice in (await books.Mario.Send(new ListInvoices())).Rows.Where(row => row.IsToTransfer && random.Next(3) > 0))
        {
            var cents = random.Next(2) == 0 ? (long?)null : random.NextInt64(1, invoice.LeftToTransfer.Cents + 1);
            var noted = (await books.Mario.Send(new NoteBankTransfer(invoice.Id, cents, null, $"VIR-{payments++}"))).ShouldBeOfType<NoteBankTransfer.Noted>();
            noted.Amount.Cents.ShouldBe(cents ?? invoice.LeftToTransfer.Cents);
            transferred[invoice.Id] = transferred.GetValueOrDefault(invoice.Id) + noted.Amount.Cents;
        }

        var lost = (await Paid(books)).Where(paid => paid.InvoiceId is not null).OrderBy(paid => paid.Id).Skip(random.Next(3)).FirstOrDefault();
        if (lost is null)
            return;
        var back = random.NextInt64(1, lost.Net.Cents + 1);
        if (await books.Mario.Send(new CreditInvoice(lost.InvoiceId!.Value, back, $"Remboursement {payments++}")) is CreditInvoice.Credited)
            credited[lost.InvoiceId.Value] = credited.GetValueOrDefault(lost.InvoiceId.Value) + Vat.With(new Money(back)).Cents;
    }

    private async Task PlansAgree(Books books, long owed, string said)
    {
        var (invoices, paid) = (await books.Invoices(), await Paid(books));
        invoices.SelectMany(invoice => invoice.Lines).Where(line => line.Kind == InvoiceLineKind.Plan).Sum(line => line.Amount.Cents).ShouldBe(owed, $"{said}: what is billed of plans is what is owed");

        // With the tax on the sum of what one invoice bills.
        var worth = invoices.Sum(invoice => Vat.With(new Money(paid.Where(one => one.InvoiceId == invoice.Id).Sum(one => one.Net.Cents) + invoice.Lines.Where(line => line.IsBeyond == true).Sum(line => line.Amount.Cents))).Cents);
        var last = invoices.Last(invoice => invoice.Month is not null);
        (worth == invoices.Sum(invoice => invoice.Paid.Cents) || last.Due <= Money.Zero).ShouldBeTrue($"{said}: what was paid is taken off, once");

        foreach (var row in (await books.Mario.Send(new ListInvoices())).Rows.Where(row => row.Kind == InvoiceKind.Invoice))
        {
            var invoice = invoices.Single(known => known.Id == row.Id);
            var days = Vat.With(new Money(invoice.Lines.Where(line => line.IsByTheDay() && line.IsToTransfer is null).Sum(line => line.Amount.Cents))).Cents;
            var late = Math.Min(days, paid.Where(one => one.Month == invoice.Month && one.InvoiceId is null).Sum(one => (one.Net + one.Tax).Cents));
            var left = invoice.Due.Cents - late;
            left = late > 0 && Math.Abs(left) < Few ? 0 : left;
            row.Left.Cents.ShouldBe(Math.Max(0, left - transferred.GetValueOrDefault(row.Id) - credited.GetValueOrDefault(row.Id)), $"{said}, {row.Number}");
        }
    }

    private enum PayingWay
    {
        InTime,
        Late,
        DifferenceLate,
        FromSomeDayOn,
        GivenBack,
        Not,
    }

    private static Task<List<PaidPeriod>> Paid(Books books) => books.Mario.Read(db => db.PaidPeriods.AsNoTracking().Where(paid => paid.ReturnedAt == null).ToListAsync());
}
