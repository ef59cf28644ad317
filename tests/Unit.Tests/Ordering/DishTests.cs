using Kalliky.Application.Ordering;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;

namespace Kalliky.Unit.Tests.Ordering;

public sealed class DishTests
{
    [Fact]
    public void Takes_the_default_where_nobody_chose()
    {
        var dish = Made(Dish.Compose(Menu.Margherita, 1, [], [], null, null));
        dish.Options.ShouldBe([new ChosenOption("Taille", "Normale", 0)]);
        dish.UnitPrice.ShouldBe(new Money(950));
    }

    [Theory]
    [InlineData("Grande", 1250)]
    [InlineData("grande", 1250)]
    [InlineData("Taille: Grande", 1250)]
    [InlineData("grandes", 1250)]
    [InlineData("chorizo", 1100)]
    [InlineData("Jambon", 1100)]
    [InlineData("jambon cru", 1200)]
    [InlineData("mozza", 1100)]
    public void Adds_the_price_of_what_was_chosen(string option, long price) =>
        Made(Dish.Compose(Menu.Margherita, 1, [option], [], null, null)).UnitPrice.Cents.ShouldBe(price);

    [Fact]
    public void The_price_is_times_the_quantity() =>
        Made(Dish.Compose(Menu.Margherita, 3, ["Grande", "chorizo"], [], null, null)).Total.ShouldBe(new Money(3 * 1400));

    [Fact]
    public void The_same_choices_in_another_order_are_the_same_dish() =>
        Made(Dish.Compose(Menu.Margherita, 1, ["chorizo", "Grande"], ["olives", "basilic"], null, null))
            .IsSameDishAs(Made(Dish.Compose(Menu.Margherita, 1, ["Grande", "chorizo"], ["basilic", "olives"], null, null))).ShouldBeTrue();

    [Theory]
    [InlineData("olives")]
    [InlineData("Olive")]
    [InlineData("les olives")]
    public void Removes_an_ingredient_by_the_menus_name(string said) =>
        Made(Dish.Compose(Menu.Margherita, 1, [], [said], null, null)).Removed.ShouldBe(["olives"]);

    [Fact]
    public void Refuses_to_remove_what_is_not_in_it() =>
        Dish.Compose(Menu.Margherita, 1, [], ["anchois"], null, null).ShouldBeOfType<DishAnswer.UnknownIngredient>();

    [Fact]
    public void Writes_a_removal_as_a_remark_where_nobody_knows_what_is_in_it()
    {
        var dish = Made(Dish.Compose(Menu.Coke, 1, [], ["glaçons"], "bien frais", null));
        dish.Removed.ShouldBeEmpty();
        dish.Note.ShouldBe("bien frais, sans glaçons");
    }

    [Fact]
    public void Refuses_an_option_that_the_menu_does_not_have() =>
        Dish.Compose(Menu.Margherita, 1, ["géante"], [], null, null).ShouldBeOfType<DishAnswer.UnknownOption>();

    [Fact]
    public void Refuses_more_choices_than_the_group_allows() =>
        Dish.Compose(Menu.Margherita, 1, ["chorizo", "jambon", "jambon cru", "mozzarella"], [], null, null).ShouldBeOfType<DishAnswer.TooManyChoices>();

    [Fact]
    public void Takes_one_choice_twice_where_two_are_to_be_chosen() =>
        Made(Dish.Compose(Menu.Ice, 1, ["vanille", "vanille"], [], null, null)).Options.Count.ShouldBe(2);

    [Fact]
    public void Leaves_open_what_must_be_asked()
    {
        var dish = Made(Dish.Compose(Menu.Ice, 1, ["vanille"], [], null, null));
        Dish.Unanswered(Menu.Ice, dish).Single().Name.ShouldBe("Parfums");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100)]
    public void Refuses_an_impossible_quantity(int quantity) =>
        Dish.Compose(Menu.Margherita, quantity, [], [], null, null).ShouldBeOfType<DishAnswer.TooMany>();

    [Theory]
    [InlineData(null, 55)]
    [InlineData(Fulfilment.Pickup, 55)]
    [InlineData(Fulfilment.Delivery, 55)]
    [InlineData(Fulfilment.OnSite, 100)]
    public void Taxes_by_where_it_is_consumed(Fulfilment? mode, int vat) =>
        Made(Dish.Compose(Menu.Coke, 1, [], [], null, mode)).VatPerMille.ShouldBe(vat);

    [Fact]
    public void A_changed_choice_leaves_the_other_groups_as_they_were()
    {
        var before = Made(Dish.Compose(Menu.Margherita, 1, ["Grande"], [], null, null));
        Made(Dish.Compose(Menu.Margherita, 1, ["chorizo"], [], null, null, before.Options)).Options.Select(option => option.Name).ShouldBe(["Grande", "chorizo"]);
    }

    private static OrderLine Made(DishAnswer answer) => answer.ShouldBeOfType<DishAnswer.Line>().Dish;
}
