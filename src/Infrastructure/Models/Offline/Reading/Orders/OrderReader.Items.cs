using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>How many, and which.</summary>
internal sealed partial class OrderReader
{
    /// <summary>What stands before a dish: "deux", "la", "une autre", "encore une".</summary>
    private sealed record Before(int Count, string? Article, bool Another, int Next)
    {
        public bool IsEmpty => Count == 0 && Article is null;

        public bool IsDefinite => Article is not null && OrderWords.Definite.Contains(Article);

        /// <summary>"une des margheritas": of those that are on the order.</summary>
        public bool IsOf { get; init; }
    }

    private int Item(int at, int end)
    {
        var before = Determine(at, end);
        var named = Named(at, before, end);
        // Without a word before it, only a whole name is a dish.
        if (named is { Heard: var bare } && before.IsEmpty && !(bare.Whole && (bare.Sure || bare.Candidates.Count > 1)))
            return at;
        if (named is { } product && IsChoiceRather(product.Heard, before, at, end))
            return before.Count > 0 ? Counted(at, before, end) : at;
        if (named is { } dish)
            return Onto(dish.Heard, end) is var onto && onto > 0 ? onto : said.At(dish.Heard.Next) == "a" && said.At(dish.Heard.Next + 1) == "part" && current is not null && before.IsDefinite
                ? Aside(dish.Heard)
                : Start(dish.Heard, before, dish.First);
        return before.Count > 0 ? Counted(at, before, end) : at;
    }

    private Before Determine(int at, int end)
    {
        var (count, article, another, of) = (0, (string?)null, false, false);
        for (; at < end && !taken[at]; at++)
        {
            var token = said.Tokens[at];
            if (token.Number is { Ordinal: true } && (count == 0 || count == 1))
                (count, another) = (1, true);
            else if (count == 0 && token.Count > 0)
                (count, article) = (token.Count, token.Number is { Article: true } ? token.Plain : article);
            else if (token.Plain is "autre" or "autres" or "encore" or "aussi" or "nouvelle" or "nouveau")
                another = true;
            else if (token.Plain is "des" or "de" or "sur" or "d" && count > 0)
                of |= token.Plain is "des" or "sur" && !repairs;
            else if (count > 0 && token.Plain is "fois" or "x" || of && token.Count > 1)
                continue;
            else if (count == 0 && article is null && (OrderWords.Definite.Contains(token.Plain) || OrderWords.Partitive.Contains(token.Plain)))
                article = token.Plain;
            else if (token.Plain is "la" or "le" or "l" or "les" or "mes" or "nos" or "vos")
                article ??= token.Plain;
            else
                break;
        }

        return new Before(count, article, another, at) { IsOf = of };
    }

    // The product that follows, past sizes, vessels and general words ("une grande pizza reine").
    private (ProductHeard Heard, int First)? Named(int at, Before before, int end)
    {
        // A name may begin with its number ("quatre fromages", "six nuggets"): the longer reading wins.
        var numbered = at < before.Next && said.Tokens[at].IsNumber ? Hear(at) : null;
        for (var place = before.Next; place < end && place <= before.Next + 3 && !taken[place] && (place == before.Next || !said.BreaksAt(place)); place++)
        {
            if (Hear(place) is { } heard && !OnlyGeneral(heard, place))
                return numbered is { Whole: true } && (numbered.Next >= heard.Next || !heard.Whole) ? (numbered, at)
                    : Enumerable.Range(before.Next, place - before.Next).All(between => Suits(between, heard)) ? (heard, before.Next) : null;
            if (!Passes(place) || place > before.Next && OrderWords.Definite.Contains(said.At(place)))
                break;
        }

        return numbered is { Whole: true } ? (numbered, at) : ByNumber(before, end);
    }

    private ProductHeard? Hear(int at) => menu.Hear(said, at);

    // "une pizza" names none: the category does, and the dishes may follow.
    private bool OnlyGeneral(ProductHeard heard, int at) =>
        heard is { Exact: false, Consumed: 1 } && (menu.Category(said.Tokens[at]).Count > 0 || MenuWords.Vessels.Contains(said.Tokens[at].Text));

    private bool Passes(int at) =>
        MenuWords.Vessels.Contains(said.Tokens[at].Text) || MenuWords.General.Contains(said.Tokens[at].Text) || said.Tokens[at].IsLink
        || menu.Category(said.Tokens[at]).Count > 0 || menu.AllChoices.At(said, at).Any(choice => choice is { Whole: true, Consumed: 1 });

    // What stands between the number and the dish must be the dish's: "un mangue" before "thé vert" is not.
    private bool Suits(int at, ProductHeard heard) =>
        said.Tokens[at].IsLink || MenuWords.Vessels.Contains(said.Tokens[at].Text) || MenuWords.General.Contains(said.Tokens[at].Text) || menu.Category(said.Tokens[at]).Count > 0
        || Best(menu.Choices(heard.Likeliest).At(said, at), wholeOnly: true) is not null;

    // "le 12", "le numéro 12": the number itself names the dish, where one dish alone has it.
    private ProductHeard? NumberedDish(int at) =>
        menu.Sheet.Products.Where(product => Hearing.Utterance.Of(product.Name).Tokens.Any(token => token.Text == said.Tokens[at].Text && token.IsNumber)).Take(2).ToList() is [var only]
            ? new ProductHeard([only], at, at + 1, 1, true, true, true)
            : null;

    private (ProductHeard, int)? ByNumber(Before before, int end)
    {
        // "un 974", "deux 65".
        if (before.Count > 0 && before.Next < end && !taken[before.Next] && said.Tokens[before.Next].IsNumber && NumberedDish(before.Next) is { } numbered)
            return (numbered, before.Next);
        var at = before.Next - 1;
        return at >= 0 && at < end && said.Tokens[at].IsNumber && said.At(at - 1) is "le" or "la" or "numero" or "n" && NumberedDish(at) is { } dish ? (dish, at) : null;
    }

    private int Start(ProductHeard heard, Before before, int first)
    {
        var count = first < before.Next ? 0 : Portions(heard, before.Count);
        // "trois margheritas, deux sans olives et une margherita normale": still the same three.
        if (current is { Portions.Count: > 0 } whole && whole.Product == heard.Likeliest && count > 0 && whole.Portions.Sum(portion => portion.Count) + count <= whole.Count && !before.Another)
        {
            StartPortion(count);
            return heard.Next;
        }

        var lines = order.With(heard.Candidates);
        var line = lines.Count > 0 && !before.Another && (before is { IsDefinite: true, Count: 0 } || before.IsOf && count > 0) ? lines[^1] : null;
        var wish = new Wish(line is null ? heard : heard with { Candidates = [order.ProductOf(line.Line)!], Sure = true }, Math.Clamp(count, 1, 99))
        {
            CountSaid = count > 0,
            Article = before.Article is "un" or "une" ? before.Article : null,
            Line = line?.Line,
            Of = line is not null && count > 0 ? count : null,
            Repairs = repairs,
            Instead = instead,
            Another = before.Another,
        };
        found.Add(wish);
        current = wish;
        for (var at = first; at < heard.First; at++)
            Size(at, wish);
        if (line is not null && !loose.IsEmpty)
            Move(loose, wish.With);
        (repairs, instead, withList, dont, everything) = (false, false, false, false, false);
        return heard.Next;
    }

    // "douze nems" of a dish that comes by four are three of it.
    private int Portions(ProductHeard heard, int count) =>
        heard.Sure && menu.PiecesOf(heard.Likeliest) is > 1 and var pieces && count >= pieces && count % pieces == 0 ? count / pieces : count;

    // A choice said before the dish: "une grande reine".
    private void Size(int at, Wish wish)
    {
        if (Best(menu.Choices(wish.Product).At(said, at), wholeOnly: true) is { } choice)
            wish.With.Options.Add(choice.Means);
        else if (menu.AllChoices.At(said, at).Any(other => other is { Whole: true, Consumed: 1 }) && !said.Tokens[at].IsLink)
            wish.With.Absent.Add(said.Said(at, at + 1));
    }

    // "et la frite à part": how it is served, no dish of its own.
    private int Aside(ProductHeard heard)
    {
        current!.Now.Notes.Add($"{heard.Likeliest.Name.ToLowerInvariant()} à part");
        return heard.Next + 2;
    }

    // A number that no dish follows: some of the last dish, more of it, or something unknown.
    private int Counted(int at, Before before, int end)
    {
        var next = before.Next;
        if (current is null && found.Count == 0 && spokenOf is not null && (next >= end || said.BreaksAt(next) || taken[next] || said.At(next) is "alors" or "s" or "et" or "avec" or "sans" or "dont" or "pour" or "a" or "merci" or "en" || Choosable(next, end) is not null))
            return OfSpokenOf(before);
        if (current is not null && Best(menu.Choices(current.Product).At(said, at), wholeOnly: true) is not null)
            return at;
        if (next < end && !said.BreaksAt(next) && menu.Category(said.Tokens[next]) is { Count: > 0 } categories && !IsChoiceNow(next, end))
        {
            // A kind of which there is only one: "deux formules".
            if (categories.SelectMany(category => category.Products).Take(2).ToList() is [var only])
                return Start(new ProductHeard([only], next, next + 1, 1, true, true, true), before, next);
            found.Add(new Act.AnyOf(categories, before.Count));
            return next + 1;
        }

        if (current is { Line: null } && Modifies(next, end))
        {
            if (Choosable(next, end) is { } first && current.Portion is null && before.Count < current.Count && IsDealt(first, end))
            {
                StartPortion(before.Count);
                return next;
            }

            // "avec steak haché et un yaourt": the dessert that this one still lacks, and no other portion.
            if (Choosable(next, end) is { } chosen && (withList && !current.Product.IsFull(chosen.Match.Means, Made(current)) || (current.Portion is not null || before.Count >= current.Count) && current.Product.StillNeeds(chosen.Match.Means, Made(current))))
                return at;

            StartPortion(before.Count, at);
            return OrderWords.AsIs.Contains(said.At(next)) && !IsChoiceNow(next, end) ? next + 1 : next;
        }

        if (before.Another && before.Count > 0 && Source() is not null)
            return Again(before.Count, next);
        if (next < end && !said.BreaksAt(next) && !taken[next] && Unknown(next, before, end) is var after && after > next)
            return after;
        if (next >= end || said.BreaksAt(next) || taken[next] || said.At(next) is "et" or "s" or "merci" or "pas" or "seulement" or "voila" || said.At(next - 1) == "fois")
            return Alone(before, next);
        return at;
    }

    // "deux menus avec un coca et un orangina": one for each.
    private bool IsDealt(Chosen first, int end) => current!.Product.GroupOf(first.Match.Means, []) is { Max: 1 } group
        && Enumerable.Range(first.Match.Next, Math.Max(0, end - first.Match.Next)).TakeWhile(at => !taken[at]).Any(at => said.Tokens[at].Count > 0 && Choosable(at + 1, end) is { } other && group.Has(other.Match.Means) && other.Match.Means != first.Match.Means);

    // "j'en veux deux", "non, deux".
    private int Alone(Before before, int next)
    {
        if (current is { CountSaid: false, Line: null } wish && !said.BreaksAt(next - 1))
            wish.Count = Math.Clamp(before.Count, 1, 99);
        else if (current is null)
            looseCount = before.Count;
        return next;
    }

    private bool Modifies(int at, int end) =>
        at < end && (said.At(at) is "sans" or "avec" or "supplement" || OrderWords.AsIs.Contains(said.At(at)) || IsChoiceNow(at, end) || OrderWords.Note.IsMatch(said.PlainFrom(said.Tokens[at].Word)));

    private bool IsChoiceNow(int at, int end) => Choosable(at, end) is not null;

    private int Unknown(int at, Before before, int end)
    {
        var next = at;
        while (next < end && next - at < 4 && !taken[next] && (next == at || !said.BreaksAt(next)) && NamesSomething(next, next == at))
            next++;
        while (next > at && said.Tokens[next - 1].IsLink)
            next--;
        if (next == at)
            return at;
        found.Add(new Act.Unknown(said.Said(at, next), Math.Max(before.Count, 1), menu.Near(said, at, next)));
        current = null;
        return next;
    }

    private bool NamesSomething(int at, bool first)
    {
        var token = said.Tokens[at];
        return token.IsLink ? !first : token is { IsNumber: false, Plain.Length: > 2 } && !token.IsCommon
            && !OrderWords.With.Contains(token.Plain) && !OrderWords.Repairs.Contains(token.Plain) && token.Plain is not ("et" or "sans" or "dont" or "mais" or "ou" or "que" or "qui" or "dans" or "sur" or "par");
    }
}
