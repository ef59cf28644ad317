using FsCheck;
using FsCheck.Fluent;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Billing;

/// <summary>The books of orders that nobody thought of: they balance to the cent whatever happens to the orders.</summary>
public sealed class OrderCommissionTests
{
    private const int Many = 10_000;

    private static readonly Instant Evening = Instant.FromUtc(2026, 11, 24, 17, 40);

    /// <param name="Dishes">Price and number of each line.</param>
    /// <param name="Refunds">In percent of what is left of the goods.</param>
    /// <param name="Repeats">How often each event comes.</param>
    private sealed record Journey((int Price, int Quantity)[] Dishes, int Delivery, int BasisPoints, OrderStatus Fate, int[] Refunds, int Repeats);

    private static readonly Gen<Journey> Journeys =
        from dishes in Gen.NonEmptyListOf(from price in Gen.Choose(0, 9_999) from quantity in Gen.Choose(1, 9) select (price, quantity))
        from delivery in Gen.Choose(0, 900)
        from rate in Gen.Frequency((3, Gen.Elements(500, 100, 30)), (1, Gen.Choose(0, 10_000)))
        from fate in Gen.Elements(OrderStatus.Confirmed, OrderStatus.Ready, OrderStatus.Completed, OrderStatus.Completed, OrderStatus.Refused, OrderStatus.Cancelled)
        from refunds in Gen.ListOf(Gen.Choose(1, 100))
        from repeats in Gen.Choose(1, 3)
        select new Journey([.. dishes.Take(20)], delivery, rate, fate, [.. refunds.Take(6)], repeats);

    [Fact]
    public void Every_entry_balances_and_what_is_due_is_the_commission_of_what_stays_sold() => Holds(journey =>
    {
        var (order, books) = Follow(journey);
        var rate = new CommissionRate(journey.BasisPoints);
        var given = books.Where(posting => posting.Entry.Kind == LedgerKind.Refunded).Aggregate(Money.Zero, (sum, posting) => sum - posting.Entry.Goods);
        var (expected, due) = journey.Fate switch
        {
            OrderStatus.Completed => (Money.Zero, rate.Of(order.Goods - given)),
            OrderStatus.Refused or OrderStatus.Cancelled => (Money.Zero, Money.Zero),
            _ => (rate.Of(order.Goods), Money.Zero),
        };
        return books.All(posting => posting.Lines.Count >= 2 && Sum(posting.Lines) == Money.Zero)
            && Of(books, LedgerAccount.Expected) == expected
            && Of(books, LedgerAccount.Due) == due
            && Of(books, LedgerAccount.Commission) == Money.Zero - expected - due;
    });

    [Fact]
    public void What_the_page_adds_up_is_what_the_ledger_says_is_due() => Holds(journey =>
    {
        var books = Follow(journey).Books;
        var shown = books.Where(posting => posting.Entry.Kind is LedgerKind.Earned or LedgerKind.Refunded).Aggregate(Money.Zero, (sum, posting) => sum + posting.Entry.Commission);
        return shown == Of(books, LedgerAccount.Due);
    });

    [Fact]
    public void Whatever_comes_again_is_written_once() => Holds(journey =>
        Follow(journey).Books.Select(posting => posting.Entry.OnceKey).ToList() is var keys && keys.Distinct().Count() == keys.Count);

    [Fact]
    public void Ten_thousand_orders_together_balance_to_the_cent()
    {
        var books = Journeys.Sample(Many).SelectMany(journey => Follow(journey).Books).ToList();
        books.Count.ShouldBeGreaterThan(Many);
        books.Select(posting => posting.Entry.Kind).Distinct().Count().ShouldBe(4);
        Sum(books.SelectMany(posting => posting.Lines)).ShouldBe(Money.Zero);
        var owed = books.Where(posting => posting.Entry.Kind is LedgerKind.Earned or LedgerKind.Refunded).Aggregate(Money.Zero, (sum, posting) => sum + posting.Entry.Commission);
        Of(books, LedgerAccount.Due).ShouldBe(owed);
    }

    [Fact]
    public void The_last_word_may_come_first()
    {
        var order = AnOrder([(1250, 1)], 0);
        Finish(order, OrderStatus.Completed);
        var kinds = new OrderCommission(order, [], new CommissionRate(100), Guid.CreateVersion7).Missing().Select(posting => posting.Entry.Kind);
        kinds.ShouldBe([LedgerKind.Announced, LedgerKind.Earned]);
    }

    [Fact]
    public void A_plan_that_changes_meanwhile_changes_no_order_that_was_announced()
    {
        var order = AnOrder([(10_000, 1)], 0);
        var announced = new OrderCommission(order, [], new CommissionRate(500), Guid.CreateVersion7).Missing().Single().Entry;
        Finish(order, OrderStatus.Completed);
        var earned = new OrderCommission(order, [announced], new CommissionRate(30), Guid.CreateVersion7).Missing().Single().Entry;
        (earned.Kind, earned.BasisPoints, earned.Commission.Cents).ShouldBe((LedgerKind.Earned, 500, 500));
    }

    [Fact]
    public void Nothing_is_due_of_the_delivery()
    {
        var order = AnOrder([(4750, 1)], 300);
        var entry = new OrderCommission(order, [], new CommissionRate(100), Guid.CreateVersion7).Missing().Single().Entry;
        (entry.Goods.Cents, entry.Commission.Cents).ShouldBe((4750, 48));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Nothing_is_due_of_tests_and_of_what_was_not_taken_by_phone(bool isTest, bool byPhone)
    {
        var order = AnOrder([(1250, 1)], 0, isTest, byPhone);
        Finish(order, OrderStatus.Completed);
        new OrderCommission(order, [], new CommissionRate(100), Guid.CreateVersion7).Missing().ShouldBeEmpty();
    }

    [Fact]
    public void No_more_is_given_back_than_was_sold()
    {
        var order = AnOrder([(1250, 1)], 0);
        var books = new List<LedgerEntry>();
        OrderCommission Now() => new(order, books, new CommissionRate(100), Guid.CreateVersion7);
        books.AddRange(Now().Missing().Select(posting => posting.Entry));
        Now().Refund(new Money(1), "too early", Evening).ShouldBeNull();
        Finish(order, OrderStatus.Completed);
        books.AddRange(Now().Missing().Select(posting => posting.Entry));

        Now().Refund(new Money(1251), "a", Evening).ShouldBeNull();
        Now().Refund(Money.Zero, "a", Evening).ShouldBeNull();
        books.Add(Now().Refund(new Money(1000), "a", Evening)!.Entry);
        Now().Refund(new Money(251), "b", Evening).ShouldBeNull();
        Now().Left.ShouldBe(new Money(250));
        books.Add(Now().Refund(new Money(250), "b", Evening)!.Entry);
        books.Where(entry => entry.Kind is LedgerKind.Earned or LedgerKind.Refunded).Sum(entry => entry.Commission.Cents).ShouldBe(0);
    }

    private static void Holds(Func<Journey, bool> property) =>
        Prop.ForAll(Journeys.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(Many).WithEndSize(30).WithQuietOnSuccess(true));

    private static (Order Order, List<Posting> Books) Follow(Journey journey)
    {
        var order = AnOrder(journey.Dishes, journey.Delivery);
        var books = new List<Posting>();
        OrderCommission Now() => new(order, [.. books.Select(posting => posting.Entry)], new CommissionRate(journey.BasisPoints), Guid.CreateVersion7);
        void Hear()
        {
            for (var time = 0; time < journey.Repeats; time++)
                books.AddRange(Now().Missing().ToList());
        }

        Hear();
        Finish(order, journey.Fate);
        Hear();
        foreach (var (percent, index) in journey.Refunds.Select((percent, index) => (percent, index)))
        {
            var part = new Money(Math.Max(1, Now().Left.Cents * percent / 100));
            if (Now().Refund(part, $"{index}", Evening + Duration.FromHours(1)) is { } refund)
                books.Add(refund);
        }

        Hear();
        return (order, books);
    }

    private static Order AnOrder((int Price, int Quantity)[] dishes, int delivery, bool isTest = false, bool byPhone = true)
    {
        var order = new Order(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), byPhone ? Guid.CreateVersion7() : null, isTest, Evening);
        foreach (var (price, quantity) in dishes)
            order.Add(new OrderLine(0, Guid.CreateVersion7(), "Plat", quantity, new Money(price), 100, false, [], [], null));
        if (delivery > 0)
            order.Deliver(new Sealed([]), new Money(delivery));
        order.WasReadBack(1);
        order.Confirm(1, new LocalDate(2026, 11, 24), Guid.CreateVersion7(), Evening);
        return order;
    }

    private static void Finish(Order order, OrderStatus fate)
    {
        var at = Evening + Duration.FromMinutes(25);
        if (fate == OrderStatus.Refused)
            order.Refuse("four en panne", "x", at).ShouldBeTrue();
        if (fate == OrderStatus.Cancelled)
            order.Cancel("caller", at).ShouldBeTrue();
        if (fate is OrderStatus.Ready or OrderStatus.Completed)
            (order.Accept("x", at) && order.MarkReady("x", at)).ShouldBeTrue();
        if (fate == OrderStatus.Completed)
            order.Complete("x", at).ShouldBeTrue();
    }

    private static Money Of(IEnumerable<Posting> books, LedgerAccount account) => Sum(books.SelectMany(posting => posting.Lines).Where(line => line.Account == account));

    private static Money Sum(IEnumerable<LedgerLine> lines) => lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);
}
