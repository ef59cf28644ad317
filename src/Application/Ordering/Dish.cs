using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Ordering;

namespace Kalliky.Application.Ordering;

/// <summary>Makes a line of an order from a product of the menu and what the caller chose. Pure: prices, names and VAT are
/// the menu's, never the model's.</summary>
internal static class Dish
{
    /// <param name="wish">Names of choices, of any of the product's groups; "Taille: Grande" is understood too.</param>
    /// <param name="kept">Choices made before, which hold for the groups that <paramref name="wish"/> does not name.</param>
    public static DishAnswer Compose(
        SheetProduct product, int quantity, IReadOnlyList<string> wish, IReadOnlyList<string> removed, string? note,
        Fulfilment? fulfilment, IReadOnlyList<ChosenOption>? kept = null)
    {
        if (quantity is < 1 or > Order.MostOfOneDish)
            return new DishAnswer.TooMany(Order.MostOfOneDish);
        var chosen = new Choosing(product);
        foreach (var said in wish)
        {
            if (chosen.Choose(said) is { } refused)
                return refused;
        }

        chosen.Keep(kept ?? []);
        chosen.TakeDefaults();
        var without = new List<string>();
        foreach (var said in removed)
        {
            if (NameMatch.Closest(said, product.Ingredients) is { } ingredient)
                without.Add(ingredient);
            else if (product.Ingredients.Count == 0)
                note = string.IsNullOrEmpty(note) ? $"sans {said}" : $"{note}, sans {said}";
            else
                return new DishAnswer.UnknownIngredient(said, product.Name, product.Ingredients);
        }

        var options = chosen.InMenuOrder();
        return new DishAnswer.Line(new OrderLine(
            0, product.Id, product.Name, quantity,
            options.Aggregate(product.Price, (price, option) => price + new Domain.Shared.Money(option.Price)),
            VatOf(product, fulfilment), product.IsAlcohol, options, [.. without.Distinct()],
            string.IsNullOrWhiteSpace(note) ? null : note.Trim()));
    }

    public static int VatOf(SheetProduct product, Fulfilment? fulfilment) =>
        fulfilment == Fulfilment.OnSite ? product.EatInVat : product.TakeAwayVat;

    /// <summary>The groups in which something must still be chosen.</summary>
    public static IEnumerable<OptionGroup> Unanswered(SheetProduct product, OrderLine line) =>
        product.OptionGroups.Where(group => line.Options.Count(option => option.Group == group.Name) < group.Min);
}

/// <summary>A line, or why there is none.</summary>
public abstract record DishAnswer
{
    internal sealed record Line(OrderLine Dish) : DishAnswer;

    /// <summary>No product of the menu has this id: the model made it up.</summary>
    public sealed record UnknownProduct : DishAnswer;

    /// <param name="Number">The line that does not exist.</param>
    public sealed record UnknownLine(int Number) : DishAnswer;

    public sealed record SoldOut(string Product) : DishAnswer;

    public sealed record AlcoholNotSold(string Product) : DishAnswer;

    public sealed record UnknownOption(string Said, string Product, IReadOnlyList<OptionGroup> Groups) : DishAnswer;

    public sealed record TooManyChoices(OptionGroup Group, string Product) : DishAnswer;

    public sealed record UnknownIngredient(string Said, string Product, IReadOnlyList<string> Ingredients) : DishAnswer;

    public sealed record TooMany(int Most) : DishAnswer;

    public sealed record OrderFull(int Most) : DishAnswer;

    public sealed record OrdersPaused(NodaTime.Instant Until) : DishAnswer;
}
