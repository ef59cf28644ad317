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
        payment.Follow(new Sale(SaleStatus.Paid, "pi_1", Evening, IsDisputed: true), false, Evening).ShouldBeTrue();
        payment.Follow(new Sale(SaleStatus.Paid, "pi_1", Evening, IsDisputed: true), false, Evening).ShouldBeFalse();
    }

    [Fact]
    public void A_commission_that_was_kept_is_settled_once_and_taken_back_with_the_payment()
    {
        var (order, payment) = (Sold(), Opened());
        var books = new List<Posting>();
        var rate = new CommissionRate(500);
        foreach (var (sale, due) in new[] { (SaleStatus.Open, 63L), (SaleStatus.Paid, 0L), (SaleStatus.Paid, 0L), (SaleStatus.Refunded, 63L), (SaleStatus.Refunded, 63L) })
        {
            payment.Follow(new Sale(sale, "pi_1"), true, Evening);
            books.AddRange(new OrderCommission(order, Entries(books), rate, Guid.NewGuid).Missing().ToList());
            if (FeeSettlement.Missing(order, payment, Entries(books), Evening, Guid.NewGuid) is { } posting)
                books.Add(posting);
            Balance(books, LedgerAccount.Due).ShouldBe(due, sale.ToString());
        }

        Balance(books, LedgerAccount.Collected).ShouldBe(0);
        books.Count(posting => posting.Entry.Kind == LedgerKind.Settled).ShouldBe(2);
        books.Select(posting => posting.Entry.OnceKey).ShouldBeUnique();
        books.ShouldAllBe(posting => posting.Lines.Sum(line => line.Amount.Cents) == 0);
    }

    private static List<LedgerEntry> Entries(List<Posting> books) => [.. books.Select(posting => posting.Entry)];

    private static long Balance(List<Posting> books, LedgerAccount account) => books.SelectMany(posting => posting.Lines).Where(line => line.Account == account).Sum(line => line.Amount.Cents);

    private static OrderPayment Opened(int? readyIn = null)
    {
        var payment = new OrderPayment(Guid.NewGuid(), Sold(readyIn), "acct_1", new Money(63), "", Evening);
        payment.Begin(Evening);
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
