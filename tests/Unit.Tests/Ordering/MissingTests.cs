using Kalliky.Application.Ordering;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Unit.Tests.Ordering;

public sealed class MissingTests
{
    private static readonly Instant Now = Menu.At("2026-11-24T18:40");
    private readonly Order order = new(Guid.CreateVersion7(), Menu.Sheet.TenantId, Menu.Sheet.StoreId, Guid.CreateVersion7(), false, Now);
    private DeliveryAddress? address;

    [Fact]
    public void An_empty_order_misses_everything_in_the_order_of_the_questions() =>
        Missing().ShouldBe(["lines", "fulfilment", "when", "name", "phone"]);

    [Fact]
    public void A_choice_without_a_default_must_be_asked()
    {
        Add(Menu.Coke);
        Add(Menu.Ice);
        Missing()[0].ShouldBe("option:2:Parfums");
    }

    [Fact]
    public void A_delivery_needs_an_address_and_enough_goods()
    {
        Add(Menu.Margherita);
        order.Deliver(null, new Money(300));
        Missing().Take(2).ShouldBe(["address", "minimum"]);
        address = new DeliveryAddress("8 rue des Lilas", "38000", "Grenoble", null);
        Add(Menu.Margherita);
        Missing().ShouldBe(["when", "name", "phone"]);
    }

    [Fact]
    public void The_delivery_fee_does_not_count_towards_the_minimum()
    {
        Add(Menu.Kebab);
        order.Deliver(null, new Money(300));
        Missing().ShouldContain("minimum");
    }

    [Fact]
    public void A_complete_order_misses_nothing()
    {
        Complete();
        Missing().ShouldBeEmpty();
    }

    [Fact]
    public void A_time_that_can_no_longer_be_kept_is_asked_again()
    {
        Complete();
        OrderStates.Missing(order, Menu.Sheet, null, Menu.At("2026-11-24T19:09")).ShouldBeEmpty();
        OrderStates.Missing(order, Menu.Sheet, null, Menu.At("2026-11-24T19:20")).ShouldBe(["when"]);
    }

    [Fact]
    public void Shows_the_state_as_the_model_sees_it()
    {
        Complete();
        order.WasReadBack(4);
        var state = OrderStates.Of(order, Menu.Sheet, null, Now);
        state.Status.ShouldBe("draft");
        state.ReadBack.ShouldBeTrue();
        state.Fulfilment.ShouldBe("pickup");
        state.ReadyAt.ShouldBe("2026-11-24T19:25:00+01:00");
        state.Total.ShouldBe(950);
        order.Mind("arachides");
        OrderStates.Of(order, Menu.Sheet, null, Now).ReadBack.ShouldBeFalse();
    }

    private void Complete()
    {
        Add(Menu.Margherita);
        order.Collect();
        order.ReadyFor(Menu.At("2026-11-24T19:25"), false);
        order.For("Lefebvre");
        order.CallBackOn(new Sealed([1]));
    }

    private void Add(Application.Businesses.SheetProduct product) =>
        order.Add(Dish.Compose(product, 1, [], [], null, null).ShouldBeOfType<DishAnswer.Line>().Dish);

    private List<string> Missing() => [.. OrderStates.Missing(order, Menu.Sheet, address, Now)];
}
