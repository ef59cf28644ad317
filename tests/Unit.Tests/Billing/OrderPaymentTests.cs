using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Billing;

/// <summary>Where the payment of an order stands, whatever is read in whatever order, and what the ledger makes of it.</summary>
public sealed class OrderPaymentTests
{
    private static readonly Instant Evening = Instant.FromUtc(2026, 11, 24, 17, 40);

    [Theory]
    [InlineData(SaleStatus.Open, false, OrderPaymentStatus.Open)]
    [InlineData(SaleStatus.Open, true, OrderPaymentStatus.Withdrawn)]
    [InlineData(SaleStatus.Closed, false, OrderPaymentStatus.Expired)]
    [InlineData(SaleStatus.Paid, false, OrderPaymentStatus.Paid)]
    [InlineData(SaleStatus.Paid, true, OrderPaymentStatus.Paid)]
    [InlineData(SaleStatus.Refunded, true, OrderPaymentStatus.Refunded)]
    public void Stands_where_the_collector_and_the_order_say(SaleStatus sale, bool isOver, OrderPaymentStatus status)
    {
        var payment = Opened();
        payment.Follow(new Sale(sale), isOver, Evening + Duration.FromMinutes(5));
        payment.Status.ShouldBe(status);
        payment.Events.OfType<OrderPaymentChanged>().Count().ShouldBe(status == OrderPaymentStatus.Open ? 0 : 1);
    }

    [Fact]
    public void What_was_given_up_and_paid_all_the_same_is_paid()
    {
        var payment = Opened();
        payment.Follow(new Sale(SaleStatus.Open), isOver: true, Evening);
        payment.Follow(new Sale(SaleStatus.Paid, "pi_1", Evening), isOver: true, Evening);
        (payment.Status, payment.Reference, payment.EndedAt).ShouldBe((OrderPaymentStatus.Paid, "pi_1", null));
    }

    [Fact]
    public void Its_time_is_two_hours_or_until_it_is_ready_and_a_day_at_most()
    {
        Opened().ExpiresAt.ShouldBe(Evening + Duration.FromHours(2));
        Opened(readyIn: 5).ExpiresAt.ShouldBe(Evening + Duration.FromHours(5));
        Opened(readyIn: 90).ExpiresAt.ShouldBe(Evening + Duration.FromHours(23));
    }

    [Fact]
    public void A_dispute_is_news_once()
    {
        var payment = Opened();
        foreach (var (standing, told) in new (DisputeStanding, DisputeStanding?)[]
            { (DisputeStanding.Open, DisputeStanding.Open), (DisputeStanding.Open, null), (DisputeStanding.Lost, DisputeStanding.Lost), (DisputeStanding.Lost, null), (DisputeStanding.Won, DisputeStanding.Won) })
            payment.Follow(Paid() with { Dispute = new SaleDispute("dp_1", standing, new Money(1_250), IsTaken: false) }, false, Evening).ShouldBe(told);
    }

    [Fact]
    public void What_a_bank_takes_back_for_good_is_given_back_until_it_thinks_better_of_it()
    {
        var payment = Opened();
        payment.Follow(Paid() with { Dispute = new SaleDispute("dp_1", DisputeStanding.Lost, new Money(1_250), IsTaken: false) }, false, Evening);
        (payment.Returned.Cents, payment.FeeToReturn.Cents, payment.IsRefundable, payment.LookAt).ShouldBe((1_250, 76, false, Evening + Duration.FromDays(1)));

        payment.Follow(Paid() with { FeeReturned = new Money(76), Dispute = new SaleDispute("dp_1", DisputeStanding.Won, new Money(1_250), IsTaken: false) }, false, Evening);
        (payment.Returned.Cents, payment.FeeToReturn.Cents, payment.Kept.Whole.Cents).ShouldBe((0, 0, 0), "a fee that was given back stays given back; the commission is billed");
    }

    [Theory]
    [InlineData(0, 63, 13)]
    [InlineData(1, 63, 13)]
    [InlineData(500, 38, 8)]
    [InlineData(625, 32, 7)]
    [InlineData(1_249, 0, 0)]
    [InlineData(1_250, 0, 0)]
    public void What_is_kept_is_the_share_of_what_stays_paid_half_a_cent_up(long returned, long commission, long tax)
    {
        var payment = Opened();
        payment.Follow(Paid() with { Refunded = new Money(returned) }, true, Evening);
        payment.Follow(Paid() with { Refunded = new Money(returned), FeeReturned = payment.FeeToReturn }, true, Evening);
        (payment.Kept.Commission.Cents, payment.Kept.Tax.Cents, payment.FeeToReturn.Cents).ShouldBe((commission, tax, 0));
    }

    [Fact]
    public void The_taxes_of_fees_are_the_tax_of_their_sum_however_many_are_never_paid_or_given_back()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        const int Few = 3;
        var (commissions, taxes) = (Money.Zero, Money.Zero);
        for (var order = 0; order < 10_000; order++)
        {
            var commission = new Money(random.Next(0, 400));
            var tax = Vat.OfPart(commission, commissions, taxes);
            Math.Abs((tax.Cents * 5) - commission.Cents).ShouldBeLessThan(5, $"seed {seed}: never a cent from its own tax");
            (commissions, taxes) = (commissions + commission, taxes + tax);
            Math.Abs((taxes - Vat.Of(commissions)).Cents).ShouldBeLessThan(Few, $"seed {seed}, order {order}");

            // One in five opens the page and never pays: what it would have brought is gone again.
            if (random.Next(5) == 0)
                (commissions, taxes) = (commissions - commission, taxes - tax);
        }
    }

    [Fact]
    public void A_commission_that_was_kept_is_settled_once_and_taken_back_with_the_payment()
    {
        var (order, payment) = (Sold(), Opened());
        var books = new List<Posting>();
        var rate = new CommissionRate(500);
        Sale[] sales = [new(SaleStatus.Open), Paid(), Paid(), Paid() with { Refunded = new Money(500) }, Paid() with { Refunded = new Money(500), FeeReturned = new Money(30) }, Whole(30), Whole(76), Whole(76)];
        foreach (var (sale, due, collected) in sales.Zip([63L, 0L, 0L, -25L, 0L, -38L, 0L, 0L], [0L, 63L, 63L, 63L, 38L, 38L, 0L, 0L]))
        {
            payment.Follow(sale, true, Evening);
            books.AddRange(new OrderCommission(order, Entries(books), rate, Guid.NewGuid).Missing().ToList());
            if (new OrderCommission(order, Entries(books), rate, Guid.NewGuid).Follow(payment, Evening) is { } returned)
                books.Add(returned);
            if (FeeSettlement.Missing(order, payment, Entries(books), Evening, Guid.NewGuid) is { } posting)
                books.Add(posting);
            (Balance(books, LedgerAccount.Due), Balance(books, LedgerAccount.Collected)).ShouldBe((due, collected), sale.ToString());
        }

        Balance(books, LedgerAccount.Collected).ShouldBe(0);
        Balance(books, LedgerAccount.Commission).ShouldBe(0);
        Entries(books).Where(entry => entry.Kind == LedgerKind.Settled).Select(entry => (entry.Commission.Cents, entry.Tax.Cents)).ShouldBe([(-63, -13), (25, 5), (38, 8)]);
        books.Select(posting => posting.Entry.OnceKey).ShouldBeUnique();
        books.ShouldAllBe(posting => posting.Lines.Sum(line => line.Amount.Cents) == 0);
    }

    private static Sale Paid() => new(SaleStatus.Paid, "pi_1", Evening);

    private static Sale Whole(long fee) => new(SaleStatus.Refunded, "pi_1", Evening) { FeeReturned = new Money(fee) };

    private static List<LedgerEntry> Entries(List<Posting> books) => [.. books.Select(posting => posting.Entry)];

    private static long Balance(List<Posting> books, LedgerAccount account) => books.SelectMany(posting => posting.Lines).Where(line => line.Account == account).Sum(line => line.Amount.Cents);

    private static OrderPayment Opened(int? readyIn = null)
    {
        var payment = new OrderPayment(Guid.NewGuid(), Sold(readyIn), "acct_1", new Money(63), "", Evening);
        payment.Begin(Evening, KeptFees.Nothing);
        payment.IsAt("cs_1", "https://checkout.test");
        return payment;
    }

    private static Order Sold(int? readyIn = null)
    {
        var order = new Order(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), false, Evening);
        order.Add(new OrderLine(0, Guid.NewGuid(), "Reine", 1, new Money(1_250), 100, false, [], [], null));
        order.Collect();
        if (readyIn is { } hours)
            order.ReadyFor(Evening + Duration.FromHours(hours), false);
        order.For("Lefebvre");
        order.WasReadBack(1);
        order.Confirm(1, new LocalDate(2026, 11, 24), Guid.NewGuid(), Evening);
        order.Accept("x", Evening);
        order.MarkReady("x", Evening);
        order.Complete("x", Evening);
        return order;
    }
}
