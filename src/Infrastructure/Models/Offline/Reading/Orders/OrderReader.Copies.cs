using Kalliky.Application.Assistant;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>"La même mais…", "pareil", "une autre".</summary>
internal sealed partial class OrderReader
{
    // "la même (chose)", "pareil(le)", "idem", "deux fois la même".
    private int Copy(int at, int end)
    {
        var article = said.At(at) is "la" or "le" or "les" or "l" ? 1 : 0;
        var count = said.Tokens[at].Count;
        var start = count > 0 ? said.At(at + 1) is "fois" ? SkipArticle(at + 2, end) : at + 1 : at + article;
        if (start >= end || said.At(start) is not ("meme" or "memes" or "pareil" or "pareille" or "pareils" or "pareilles" or "idem" or "identique" or "identiques"))
            return at;
        var next = start + 1;
        while (next < end && said.At(next) is "chose" or "choses" or "pizza" or "pour" or "moi" or "elle" or "lui" or "mais" or "aussi" or "ma" or "femme" or "mon" or "mari" or "fille" or "fils" or "ami" or "amie" or "fois")
            next++;
        // "une deuxième Reine, la même mais…" goes on describing the dish just named.
        if (current is { Another: true, With.IsEmpty: true, Portions.Count: 0 } named && SourceOf(named.Product.Id, named) is { } twin)
        {
            named.With.Take(twin);
            return next;
        }

        // "la même reine", "la même que la première": the dish itself is named and read as such.
        if (Source() is null || said.At(next) is "numero" or "que" or "heure" or "adresse" or "nom" || next == start + 1 && next < end && !said.BreaksAt(next) && Hear(next) is { Whole: true })
            return at;
        return Again(Math.Max(count, 1), next);
    }

    /// <summary>What "the same" means now.</summary>
    private (ProductHeard Heard, Acts.DishChanges With)? Source()
    {
        if (found.OfType<Wish>().LastOrDefault() is { } wish)
            return (wish.Heard, (wish.Portion?.With ?? wish.With).Done());
        return order.Last is { } line && order.ProductOf(line.Line) is { } product
            ? (new ProductHeard([product], 0, 0, 1, true, true, true), Of(line))
            : null;
    }

    private Acts.DishChanges? SourceOf(Guid product, Wish except)
    {
        var wish = found.OfType<Wish>().LastOrDefault(one => one != except && one.Product.Id == product);
        return wish?.With.Done() ?? (order.All.LastOrDefault(one => one.Line.ProductId == product).Line is { } line ? Of(line) : null);
    }

    private static Acts.DishChanges Of(OrderStateLine line) => Acts.DishChanges.None with { Options = line.Options, Removed = line.Removed, Notes = line.Note is { } note ? [note] : [] };

    private int Again(int count, int next)
    {
        if (Source() is not { } source)
            return next;
        var wish = new Wish(source.Heard, count) { CountSaid = true, Another = true };
        wish.With.Take(source.With);
        found.Add(wish);
        current = wish;
        (withList, repairs, instead) = (false, false, false);
        return next;
    }

    // "une reine grande et une sans olives": one more of the dish, as the card has it.
    private void Again(Wish of, int count)
    {
        var wish = new Wish(of.Heard, Math.Max(count, 1)) { CountSaid = true, Another = true };
        found.Add(wish);
        current = wish;
        withList = false;
    }
}
