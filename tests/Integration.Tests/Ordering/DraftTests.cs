using Kalliky.Application.Assistant;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Ordering;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Integration.Tests.Ordering;

/// <summary>An order from the first dish to the number, and everything that stops it on the way.</summary>
public sealed class DraftTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Restaurant mario = null!;
    private Situation call = null!;

    public async ValueTask InitializeAsync()
    {
        mario = await Restaurant.Open(database);
        call = await mario.Call();
    }

    public ValueTask DisposeAsync() => mario.DisposeAsync();

    [Fact]
    public async Task Equal_dishes_become_one_line()
    {
        await Add("Margherita");
        var state = (await Add("Margherita", 2)).ShouldBeOfType<AddItem.Added>().Order;
        state = (await Add("Margherita", 1, removed: ["olives"])).ShouldBeOfType<AddItem.Added>().Order;
        state.Lines.Select(line => (line.Name, line.Quantity)).ShouldBe([("Margherita", 3), ("Margherita", 1)]);
        state.Total.ShouldBe(4 * 950);
    }

    [Fact]
    public async Task A_call_has_one_draft()
    {
        await Add("Margherita");
        await mario.Send(new NoteAllergy(call, "cacahuètes"));
        var order = (await mario.Orders(call)).Single();
        order.Status.ShouldBe(OrderStatus.Draft);
        order.Allergies.ShouldBe(["arachides"]);
    }

    [Fact]
    public async Task Refuses_what_is_sold_out_from_the_next_turn_on()
    {
        await Add("Margherita");
        await mario.Send(new SetAvailability(mario.Product("Margherita"), false));
        (await Add("Margherita")).ShouldBeOfType<AddItem.NotAdded>().Why.ShouldBe(new DishAnswer.SoldOut("Margherita"));
        await mario.Send(new SetAvailability(mario.Product("Margherita"), true));
        (await Add("Margherita")).ShouldBeOfType<AddItem.Added>();
    }

    [Fact]
    public async Task What_comes_back_by_itself_is_sold_again_at_that_moment()
    {
        await mario.Send(new SetAvailability(mario.Product("Calzone"), false, Restaurant.At(20, 0)));
        (await Add("Calzone")).ShouldBeOfType<AddItem.NotAdded>();
        mario.Now = Restaurant.At(20, 0);
        (await Add("Calzone")).ShouldBeOfType<AddItem.Added>();
    }

    [Fact]
    public async Task Refuses_an_id_that_is_not_on_the_menu()
    {
        var refused = await mario.Send(new AddItem(call, Guid.NewGuid(), 1, [], [], null));
        refused.ShouldBeOfType<AddItem.NotAdded>().Why.ShouldBeOfType<DishAnswer.UnknownProduct>();
        (await mario.Orders(call)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Takes_no_order_while_orders_are_paused()
    {
        await mario.Send(new PauseOrders(mario.Sheet.StoreId, Restaurant.At(20, 0)));
        (await Add("Margherita")).ShouldBeOfType<AddItem.NotAdded>().Why.ShouldBe(new DishAnswer.OrdersPaused(Restaurant.At(20, 0)));
        mario.Now = Restaurant.At(20, 1);
        (await Add("Margherita")).ShouldBeOfType<AddItem.Added>();
    }

    [Fact]
    public async Task Sells_alcohol_within_the_licence()
    {
        (await Add("Bouteille de rosé")).ShouldBeOfType<AddItem.Added>().Line.VatPerMille.ShouldBe(200);
        mario.Now = Restaurant.At(22, 5);
        (await Add("Bouteille de rosé")).ShouldBeOfType<AddItem.NotAdded>().Why.ShouldBeOfType<DishAnswer.AlcoholNotSold>();
    }

    [Fact]
    public async Task A_line_changed_into_another_joins_it()
    {
        await Add("Reine");
        var second = (await Add("Calzone")).ShouldBeOfType<AddItem.Added>().Line.Number;
        var state = (await mario.Send(new ChangeItem(call, second, null, mario.Product("Reine"), null, null, null))).ShouldBeOfType<ChangeItem.Changed>().Order;
        state.Lines.Single().Quantity.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_keeps_what_was_not_named()
    {
        var line = (await Add("Margherita", 1, ["Grande"], ["olives"])).ShouldBeOfType<AddItem.Added>().Line.Number;
        var state = (await mario.Send(new ChangeItem(call, line, 2, null, ["chorizo"], null, null))).ShouldBeOfType<ChangeItem.Changed>().Order;
        var changed = state.Lines.Single();
        changed.Options.ShouldBe(["Grande", "chorizo"]);
        changed.Removed.ShouldBe(["olives"]);
        state.Total.ShouldBe(2 * (950 + 300 + 150));
    }

    [Fact]
    public async Task An_unknown_line_is_neither_changed_nor_removed()
    {
        await Add("Margherita");
        (await mario.Send(new ChangeItem(call, 7, 2, null, null, null, null))).ShouldBeOfType<ChangeItem.NotChanged>().Why.ShouldBe(new DishAnswer.UnknownLine(7));
        (await mario.Send(new RemoveItem(call, 7))).ShouldBeOfType<RemoveItem.UnknownLine>().Order!.Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delivers_in_the_zone_and_completes_the_address()
    {
        await Add("Margherita", 2);
        var set = (await mario.Send(new SetFulfilment(call, Fulfilment.Delivery, "14 bis rue des Lilas", null, "saint martin d'hères", "bâtiment C"))).ShouldBeOfType<SetFulfilment.Set>();
        set.Address.ShouldBe(new DeliveryAddress("14 bis rue des Lilas", "38400", "Saint-Martin-d'Hères", "bâtiment C"));
        set.Order.Total.ShouldBe(1900 + 300);
        var row = (await mario.Orders(call)).Single();
        mario.Open(row.Address)!.ShouldContain("Lilas");
        System.Text.Encoding.UTF8.GetString(row.Address!.Bytes).ShouldNotContain("Lilas");
    }

    [Fact]
    public async Task Outside_the_zone_the_order_waits_for_another_address()
    {
        await Add("Margherita");
        var refused = (await mario.Send(new SetFulfilment(call, Fulfilment.Delivery, "8 avenue du Vercors", null, "Saint-Martin-le-Vinoux"))).ShouldBeOfType<SetFulfilment.OutOfZone>();
        refused.Order.Missing.ShouldBe(["address", "minimum", "when", "name", "phone"]);
    }

    [Fact]
    public async Task Eaten_here_or_taken_away_is_taxed_as_it_is_eaten()
    {
        await Add("Coca-Cola");
        await mario.Read(async db =>
        {
            (await db.Categories.SingleAsync(category => category.Name == "Boissons")).EatInVat = 100;
            (await db.Stores.SingleAsync()).CatalogueChanged();
            return await db.SaveChangesAsync();
        });
        await mario.Send(new SetFulfilment(call, Fulfilment.OnSite));
        (await mario.Orders(call)).Single().Lines.Single().VatPerMille.ShouldBe(100);
        await mario.Send(new SetFulfilment(call, Fulfilment.Pickup));
        (await mario.Orders(call)).Single().Lines.Single().VatPerMille.ShouldBe(55);
    }

    [Fact]
    public async Task A_caller_the_business_knows_is_not_asked_again()
    {
        await Confirm();
        var next = await mario.Call();
        call = next;
        (await Add("Margherita")).ShouldBeOfType<AddItem.Added>();
        await mario.Send(new TellCaller(call, null, null, true));
        (await mario.Orders(call)).Single().CustomerPhone.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_withheld_number_must_be_dictated()
    {
        call = await mario.Call(null);
        await Add("Margherita");
        (await mario.Send(new TellCaller(call, "Lefebvre", null, true))).ShouldBeOfType<TellCaller.Withheld>();
        (await mario.Send(new TellCaller(call, "Lefebvre", PhoneNumber.Parse("+33639980155"), false))).ShouldBeOfType<TellCaller.Told>().Order!.HasPhone.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_told_before_the_first_dish_waits_on_the_card()
    {
        await mario.Send(new TellCaller(call, "Lefebvre", null, true));
        (await mario.Orders(call)).ShouldBeEmpty();
        (await Add("Margherita")).ShouldBeOfType<AddItem.Added>().Order.Name.ShouldBe("Lefebvre");
    }

    [Fact]
    public async Task Reads_back_only_what_is_complete()
    {
        await Add("Margherita");
        (await mario.Send(new ReadBackOrder(call, 2))).ShouldBeOfType<ReadBackOrder.Incomplete>().Missing.ShouldBe("fulfilment");
        (await mario.Orders(call)).Single().ReadBackVersion.ShouldBeNull();
    }

    [Fact]
    public async Task Confirms_the_version_that_was_read_back_and_no_other()
    {
        var version = await ReadBack();
        (await mario.Send(new ConfirmOrder(call, version - 1, 5))).ShouldBeOfType<ConfirmOrder.NotReadBack>();
        await Add("Coca-Cola");
        (await mario.Send(new ConfirmOrder(call, version, 5))).ShouldBeOfType<ConfirmOrder.NotReadBack>();
        (await mario.Orders(call)).Single().Status.ShouldBe(OrderStatus.Draft);
    }

    [Fact]
    public async Task Nobody_says_yes_to_what_they_have_not_heard_yet()
    {
        var version = await ReadBack();
        (await mario.Send(new ConfirmOrder(call, version, 4))).ShouldBeOfType<ConfirmOrder.NotReadBack>();
        (await mario.Send(new ConfirmOrder(call, version, 5))).ShouldBeOfType<ConfirmOrder.Confirmed>();
    }

    [Fact]
    public async Task Confirms_once_however_often_it_is_said()
    {
        var version = await ReadBack();
        var first = (await mario.Send(new ConfirmOrder(call, version, 5))).ShouldBeOfType<ConfirmOrder.Confirmed>();
        var again = (await mario.Send(new ConfirmOrder(call, version, 5))).ShouldBeOfType<ConfirmOrder.Confirmed>();
        again.Number.ShouldBe(first.Number);
        var order = (await mario.Orders(call)).Single();
        order.Status.ShouldBe(OrderStatus.Confirmed);
        order.Number.ShouldBe(1);
        order.ReadyAt.ShouldBe(Restaurant.At(19, 25));
        order.Total.ShouldBe(new Money(950));
        var customer = await mario.Read(db => db.Customers.SingleAsync(known => known.OrderCount > 0));
        (customer.Name, customer.OrderCount).ShouldBe(("Lefebvre", 1));
        order.CustomerId.ShouldBe(customer.Id);
        (await mario.Read(db => db.Calls.SingleAsync(row => row.Id == call.CallId))).CustomerId.ShouldBe(customer.Id);
    }

    [Fact]
    public async Task What_sold_out_while_it_was_read_back_is_not_confirmed()
    {
        var version = await ReadBack();
        await mario.Send(new SetAvailability(mario.Product("Margherita"), false));
        (await mario.Send(new ConfirmOrder(call, version, 5))).ShouldBeOfType<ConfirmOrder.NotOnSale>().Why.ShouldBe(new DishAnswer.SoldOut("Margherita"));
    }

    [Fact]
    public async Task Below_the_minimum_nothing_is_delivered()
    {
        await Complete();
        await mario.Send(new SetFulfilment(call, Fulfilment.Delivery, "8 rue Lakanal", "38000", "Grenoble"));
        await mario.Send(new SetTime(call, null));
        (await mario.Send(new ConfirmOrder(call, 99, 5))).ShouldBeOfType<ConfirmOrder.Incomplete>().Missing.ShouldBe("minimum");
    }

    [Fact]
    public async Task As_soon_as_possible_is_estimated_anew_when_it_is_read_back()
    {
        await Complete();
        (await mario.Send(new SetTime(call, null))).ShouldBeOfType<SetTime.Set>().ReadyAt.TimeOfDay.ShouldBe(new LocalTime(19, 5));
        mario.Now = Restaurant.At(18, 47);
        (await mario.Send(new ReadBackOrder(call, 5))).ShouldBeOfType<ReadBackOrder.Read>().Reading.ReadyAt.TimeOfDay.ShouldBe(new LocalTime(19, 15));
    }

    [Fact]
    public async Task A_draft_is_given_up_and_a_confirmed_order_cancelled_until_the_kitchen_begins()
    {
        await Add("Margherita");
        (await mario.Send(new CancelOrder(call))).ShouldBeOfType<CancelOrder.GivenUp>();
        (await mario.Send(new CancelOrder(call))).ShouldBeOfType<CancelOrder.Nothing>();
        await Confirm();
        (await mario.Send(new CancelOrder(call))).ShouldBeOfType<CancelOrder.Cancelled>();
        await Confirm();
        var order = (await mario.Orders(call)).Single(known => known.Status == OrderStatus.Confirmed);
        await mario.Send(new AcceptOrder(order.Id, "test"));
        await mario.Send(new PrepareOrder(order.Id, "test"));
        (await mario.Send(new CancelOrder(call))).ShouldBeOfType<CancelOrder.TooLate>();
    }

    [Fact]
    public async Task A_caller_asks_for_the_order_of_an_earlier_call()
    {
        await Confirm();
        call = await mario.Call();
        (await mario.Send(new AskOrder(call))).ShouldBeOfType<AskOrder.Found>().Order.Number.ShouldBe(1);
        var stranger = await mario.Call("+33639980199");
        (await mario.Send(new AskOrder(stranger))).ShouldBeOfType<AskOrder.Nothing>();
    }

    [Fact]
    public async Task What_is_added_after_the_confirmation_is_an_order_of_its_own()
    {
        await Confirm();
        var state = (await Add("Coca-Cola")).ShouldBeOfType<AddItem.Added>().Order;
        state.Status.ShouldBe("draft");
        state.Missing.ShouldBeEmpty();
        (await mario.Orders(call)).Select(order => order.Status).ShouldBe([OrderStatus.Confirmed, OrderStatus.Draft]);
    }

    [Fact]
    public async Task Numbers_follow_each_other_whoever_confirms_first()
    {
        var calls = new List<(Situation Call, int Version)>();
        for (var i = 0; i < 8; i++)
        {
            call = await mario.Call($"+3363998010{i}");
            calls.Add((call, await ReadBack()));
        }

        var confirmed = await Task.WhenAll(calls.Select(ready => mario.Send(new ConfirmOrder(ready.Call, ready.Version, 5))));
        confirmed.Cast<ConfirmOrder.Confirmed>().Select(answer => answer.Number).Order().ShouldBe(Enumerable.Range(1, 8));
    }

    private Task<AddItem.Answer> Add(string product, int quantity = 1, string[]? options = null, string[]? removed = null) =>
        mario.Send(new AddItem(call, mario.Product(product), quantity, options ?? [], removed ?? [], null));

    private async Task Complete()
    {
        await Add("Margherita");
        await mario.Send(new SetFulfilment(call, Fulfilment.Pickup));
        (await mario.Send(new SetTime(call, new LocalDateTime(2026, 11, 24, 19, 25)))).ShouldBeOfType<SetTime.Set>();
        await mario.Send(new TellCaller(call, "Lefebvre", null, true));
    }

    private async Task<int> ReadBack()
    {
        await Complete();
        return (await mario.Send(new ReadBackOrder(call, 4))).ShouldBeOfType<ReadBackOrder.Read>().Order.Version;
    }

    private async Task Confirm() =>
        (await mario.Send(new ConfirmOrder(call, await ReadBack(), 5))).ShouldBeOfType<ConfirmOrder.Confirmed>();
}
