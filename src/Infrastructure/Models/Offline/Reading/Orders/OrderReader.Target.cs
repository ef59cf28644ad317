using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>Which dish, or how many of it, a change is for.</summary>
internal sealed partial class OrderReader
{
    // What is spoken of: the dish at hand, the one asked about, the one named next, the last of the order.
    private SheetProduct? Subject => current?.Product ?? asked?.Product ?? ahead ?? (found.Count == 0 ? spokenOf : null) ?? (order.Last is { } last ? order.ProductOf(last.Line) : null);

    // "sans oignons, le kebab": the dish of the order that the clause names later.
    private SheetProduct? Ahead(Clause clause) => order.All.Count == 0 ? null : Enumerable.Range(clause.Body, clause.Next - clause.Body)
        .Where(at => !taken[at] && said.At(at - 1) is "la" or "le" or "l" or "les").Select(Hear).Where(heard => heard is { Whole: true })
        .SelectMany(heard => order.With(heard!.Candidates)).Select(line => order.ProductOf(line.Line)).FirstOrDefault();

    // Where a change goes: all that was named, the dish or portion at hand, or what the order already has.
    private void Target(Action<Changes> change)
    {
        if (everything && found.OfType<Wish>().Any())
        {
            foreach (var wish in found.OfType<Wish>())
                change(wish.With);
        }
        else
        {
            change(current?.Now ?? loose);
        }
    }

    // A number among them is a portion ("et une autre sans rien"); those are read elsewhere.
    private void StartPortion(int count, int? at = null)
    {
        if (current is not { } wish)
            return;
        var told = wish.Portions.Sum(portion => portion.Count);
        var added = at is { } place && said.At(place - 1) == "et" && !dont && wish.Portions.Count == 0;
        if (wish.Count == 1 || added || told + count > wish.Count)
        {
            Again(wish, count);
            return;
        }

        wish.Portion = new Portion(count, new Changes());
        wish.Portions.Add(wish.Portion);
        withList = false;
    }

    // "du chorizo sur la reine": an extra for a dish that is there, no dish of its own.
    private int Onto(ProductHeard extra, int end)
    {
        if (!ThenOn(extra.Next) || Hear(SkipOn(extra.Next, end)) is not { Whole: true } dish || OfOrder(dish) is not { } line || order.ProductOf(line.Line) is not { } product
            || Best(menu.Choices(product).At(said, extra.First), wholeOnly: true) is not { } choice)
            return 0;
        found.Add(new Act.Change(line.Line, null, null, DishChanges.None with { Options = [choice.Means] }));
        return dish.Next;
    }

    private static void Move(Changes from, Changes to)
    {
        to.Take(from.Done());
        from.Clear();
    }
}
