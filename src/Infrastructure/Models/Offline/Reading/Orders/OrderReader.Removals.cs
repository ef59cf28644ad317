using Kalliky.Application.Assistant;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>What goes: a dish, some of its number, an ingredient or an extra.</summary>
internal sealed partial class OrderReader
{
    private int Removal(int at, int end, Mode mode)
    {
        var before = Determine(at, end);
        if (before.Next >= end)
            return at;
        var dish = Named(at, before, end)?.Heard;
        if (dish is not null && OfOrder(dish) is { } line && !ThenOn(dish.Next))
            return Take(line, before, dish.Next);
        if (dish is not null && found.OfType<Wish>().LastOrDefault(wish => dish.Candidates.Contains(wish.Product)) is { } wish)
            return TakeBack(wish, dish.Next);
        if (mode is Mode.Instead && dish is null && ByKind(before.Next) is { } kind)
            return Take(kind, before, before.Next + 1);
        // "non pas le coca, le Sprite": what takes its place.
        if (dish is not null && mode is Mode.Remove && found.Count > 0 && found[^1] is Act.Remove { Line: not null })
            return Item(at, end);
        if (mode is Mode.Remove or Mode.Replace && Part(before.Next, end) is var next && next > before.Next)
            return next;
        if (dish is null || !(dish.Whole || dish.Sure))
            return at;
        if (mode is Mode.Remove)
            found.Add(new Act.Remove(null, before.Count > 0 ? before.Count : null, dish.Likeliest.Name));
        return dish.Next;
    }

    // "à la place de la grande": the only line that is so called or so chosen.
    private OrderStateLine? ByKind(int at) =>
        order.All.Select(one => one.Line).Where(line => line.Options.Append(line.Name).Any(name => Hearing.Utterance.Of(name).Tokens.Any(token => token.Text == said.Tokens[at].Text))).Take(2).ToList() is [var only] ? only : null;

    private OrderStateLine? OfOrder(ProductHeard dish) => order.With(dish.Candidates) is { Count: > 0 } lines ? lines[^1] : null;

    // "enlevez le chorizo sur la reine": an ingredient after all.
    private bool ThenOn(int at) => said.At(at) is "sur" or "dans" && said.At(at + 1) is "la" or "le" or "l" or "les" or "une";

    private int Take(OrderStateLine line, Before before, int next)
    {
        var count = before.Count > 0 && before.Count < line.Quantity && (!before.IsDefinite || before.IsOf) ? before.Count : (int?)null;
        found.Add(new Act.Remove(line.Line, count, line.Name));
        (repairs, instead, current) = (false, false, null);
        return next;
    }

    // Asked for and taken back in one breath.
    private int TakeBack(Wish wish, int next)
    {
        found.Remove(wish);
        current = found.OfType<Wish>().LastOrDefault();
        (repairs, instead) = (false, false);
        return next;
    }

    // An ingredient or an extra, on the dish that is named after it or on the only one that has it.
    private int Part(int at, int end)
    {
        var choice = Best(menu.AllChoices.At(said, at), wholeOnly: true);
        var ingredient = Best(menu.AllIngredients.At(said, at), wholeOnly: true);
        if (choice is null && ingredient is null)
            return at;
        var next = Math.Max(choice?.Next ?? 0, ingredient?.Next ?? 0);
        var named = Named(next, Determine(Math.Min(SkipOn(next, end), end), end), end)?.Heard;
        var lines = order.All.Where(one => (named is null || named.Candidates.Any(product => product.Id == one.Line.ProductId))
            && (choice is not null && one.Line.Options.Contains(choice.Means) || ingredient is not null && one.Product?.Ingredients.Contains(ingredient.Means) == true)).Select(one => one.Line).ToList();
        if (lines.Count > 1 && order.Last is { } last && lines.Exists(line => line.Line == last.Line) && everything is false && named is null && lines.Count(line => ingredient is not null && !line.Removed.Contains(ingredient.Means)) > 1)
        {
            found.Add(new Act.Unclear(ingredient!.Means, [.. lines.Select(line => line.Line)]));
            return next;
        }

        foreach (var line in lines)
        {
            var changes = new Changes();
            if (choice is not null && line.Options.Contains(choice.Means))
                changes.Without.Add(choice.Means);
            else
                changes.Removed.Add(ingredient!.Means);
            found.Add(new Act.Change(line.Line, null, null, changes.Done()));
        }

        if (lines.Count == 0 && current is { } wish)
            wish.Now.Removed.Add(ingredient?.Means ?? choice!.Means);
        return lines.Count > 0 && named is not null ? named.Next : next;
    }

    private int SkipOn(int at, int end)
    {
        while (at < end && (said.At(at) is "sur" or "dans" or "de" or "du" || said.Tokens[at].IsLink))
            at++;
        return at;
    }
}
