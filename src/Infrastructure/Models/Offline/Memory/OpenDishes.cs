using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>Dishes that were asked for in the last turns and are not clear: the one that the assistant just asked about,
/// and those that wait. Found again from the words: a question is known by its own text.</summary>
internal sealed class OpenDishes
{
    private const int Back = 4;

    private readonly Mind mind;

    private OpenDishes(Mind mind) => this.mind = mind;

    /// <summary>The dish that the last question was about.</summary>
    public Dish? AskedAbout { get; private set; }

    public static OpenDishes Of(Mind mind)
    {
        var open = new OpenDishes(mind);
        var before = mind.Dialogue.Now.Before;
        open.AskedAbout = open.Recent(mind.Last).FirstOrDefault(dish => before.Contains(Wording.Which(dish), StringComparison.Ordinal));
        return open;
    }

    /// <summary>The first unclear dish that nobody has asked about yet, the present turn's included.</summary>
    public Dish? Next(Meaning now) =>
        now.Of<Act.Add>().Select(add => add.Dish).Concat(now.Of<Act.Unknown>().Select(Offered).OfType<Dish>()).Where(dish => !dish.Sure)
            .Concat(Recent(mind.Last).Where(dish => !WasAsked(dish) && !IsOrdered(dish)))
            .FirstOrDefault();

    /// <summary>The meaning, with the answer to "laquelle ?" put in the place of the dish that was not clear.</summary>
    public Meaning Settle(Meaning now)
    {
        if (AskedAbout is not { } dish)
            return now;
        var own = now.Of<Act.Add>().Where(add => add.Dish.Candidates.Any(dish.Candidates.Contains)).ToList();
        if (Chosen(dish, now, own) is not { } product)
            return now;
        var with = own.Count > 0 ? dish.With.Plus(own[0].Dish.With) : dish.With;
        var count = own.Find(add => add.Dish.CountSaid && add.Dish.Count > 1)?.Dish.Count ?? dish.Count;
        var settled = new Act.Add(dish with { Candidates = [product], Sure = true, Count = count, With = with with { Options = product.Merge([], with.Options, []) } });
        return now with { Acts = [settled, .. now.Acts.Where(act => !own.Contains(act) && act is not (Act.Yes or Act.Unknown or Act.Change))] };
    }

    private static SheetProduct? Chosen(Dish dish, Meaning now, List<Act.Add> own)
    {
        if (own.Count == 1 && own[0].Dish.Sure && dish.Candidates.Contains(own[0].Dish.Product))
            return own[0].Dish.Product;
        if (dish.Candidates.Count == 1)
            return now.Has<Act.Yes>() && !now.Has<Act.No>() ? dish.Product : null;
        return ByDifference(dish.Candidates, now.Said) ?? ByRank(dish.Candidates, now.Said);
    }

    // "la grande", "le zéro": what only one of them has in its name.
    private static SheetProduct? ByDifference(IReadOnlyList<SheetProduct> candidates, Utterance said)
    {
        var told = candidates.Select(product => (Product: product, Words: Names(product))).Select(one => (one.Product,
            Score: said.Tokens.Count(token => one.Words.Contains(token.Text) && candidates.Count(other => Names(other).Contains(token.Text)) < candidates.Count))).ToList();
        var best = told.Max(one => one.Score);
        return best > 0 && told.Count(one => one.Score == best) == 1 ? told.Find(one => one.Score == best).Product : null;
    }

    private static HashSet<string> Names(SheetProduct product) =>
        [.. product.Aliases.Append(product.Name).Append(product.Category).SelectMany(name => Utterance.Of(name).Tokens).Where(token => !token.IsLink).Select(token => token.Text)];

    private static SheetProduct? ByRank(IReadOnlyList<SheetProduct> candidates, Utterance said)
    {
        foreach (var token in said.Tokens)
        {
            if (token.Number is { Ordinal: true } rank && rank.Count >= 1 && rank.Count <= candidates.Count)
                return candidates[rank.Count - 1];
            if (token.Plain is "dernier" or "derniere")
                return candidates[^1];
        }

        return null;
    }

    private IEnumerable<Dish> Recent(int until)
    {
        for (var turn = until - 1; turn >= Math.Max(0, until - Back); turn--)
        {
            foreach (var act in mind.At(turn).Acts)
            {
                if (act is Act.Add { Dish.Sure: false } add)
                    yield return add.Dish;
                else if (act is Act.Unknown unknown && Offered(unknown) is { } offered)
                    yield return offered;
            }
        }
    }

    /// <summary>What comes near to something unknown is offered like a dish that is not clear.</summary>
    public static Dish? Offered(Act.Unknown unknown) =>
        unknown.Near.Count == 0 ? null : new Dish(unknown.Near, false, unknown.Count, null, DishChanges.None) { Unheard = unknown.Named };

    private bool WasAsked(Dish dish) => mind.Dialogue.Turns.Any(turn => turn.Before.Contains(Wording.Which(dish), StringComparison.Ordinal));

    private bool IsOrdered(Dish dish) => mind.Order?.Lines.Any(line => dish.Candidates.Any(product => product.Id == line.ProductId)) == true;
}
