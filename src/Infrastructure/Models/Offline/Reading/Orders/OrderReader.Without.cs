using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>What a dish is wanted without, and what is noted for the kitchen.</summary>
internal sealed partial class OrderReader
{
    // "sans oignons ni olives", "sans les câpres et sans sauce".
    private int Without(int at, int end)
    {
        if (said.At(at) != "sans" || Hear(at) is { Whole: true } || Choosable(at, end) is { Match.Whole: true } || OrderWords.Note.IsMatch(said.PlainFrom(said.Tokens[at].Word)))
            return at;
        var next = at + 1;
        for (var more = true; more && next < end;)
        {
            next = Leave(next, end);
            var join = said.At(next);
            var skip = join is "ni" or "et" or "ou" ? said.At(next + 1) is "sans" or "ni" ? 2 : 1 : said.BreaksAt(next) && join is "ni" or "sans" ? 1 : 0;
            more = next < end && (skip > 0 ? join is "ni" || said.At(next + skip - 1) is "sans" || Leavable(SkipArticle(next + skip, end), end) : said.BreaksAt(next) && Leavable(next, end));
            next += more ? skip : 0;
        }

        return next;
    }

    // One thing to leave out; what stands on no card of the dish is written down for the kitchen.
    private int Leave(int at, int end)
    {
        at = SkipArticle(at, end);
        if (at >= end)
            return at;
        var subject = Subject;
        if (subject is not null && Kind(subject, at) is { Count: > 0 } several)
            return Leave(several, at + 1);
        if (subject is not null && Best(menu.Ingredients(subject).At(said, at)) is { } own)
            return Leave([own.Means], own.Next);
        var known = Best(menu.AllIngredients.At(said, at), wholeOnly: true);
        var next = known?.Next ?? WordsOf(at, end);
        if (next > at)
            Target(changes => changes.Notes.Add("sans " + (known?.Means ?? said.Said(at, next))));
        return next;
    }

    private int Leave(IReadOnlyList<string> ingredients, int next)
    {
        Target(changes => changes.Removed.AddRange(ingredients));
        return next;
    }

    // "sans fromage" is without all the cheeses of the dish, where none of them is called so.
    private List<string> Kind(SheetProduct product, int at)
    {
        if (menu.Ingredients(product).At(said, at).Any(match => match.Whole) || !MenuWords.Kinds.TryGetValue(said.Tokens[at].Text, out var kinds))
            return [];
        return [.. product.Ingredients.Where(ingredient => Utterance.Of(ingredient).Tokens.Any(token => kinds.Contains(token.Text)))];
    }

    private bool Leavable(int at, int end) =>
        at < end && !taken[at] && Subject is { } subject && (Best(menu.Ingredients(subject).At(said, at)) is not null || Kind(subject, at).Count > 0);

    private int WordsOf(int at, int end)
    {
        var next = at;
        while (next < end && next - at < 3 && !taken[next] && (next == at || !said.BreaksAt(next)) && NamesSomething(next, next == at))
            next++;
        while (next > at && said.Tokens[next - 1].IsLink)
            next--;
        return next;
    }

    private int Note(int at)
    {
        if (current is null && asked is null && order.Last is null)
            return at;
        var word = said.Tokens[at].Word;
        if (OrderWords.Note.Match(said.PlainFrom(word)) is not { Success: true } note || Choosable(at, said.Count) is { Match.Whole: true })
            return at;
        var next = said.TokenAt(word + note.Value.TrimEnd().Split(' ').Length);
        Target(changes => changes.Notes.Add(said.Said(at, next)));
        return next;
    }

    private int SkipArticle(int at, int end)
    {
        while (at < end && !taken[at] && (said.Tokens[at].IsLink || said.At(at) is "vos" or "votre" or "trop"))
            at++;
        return at;
    }
}
