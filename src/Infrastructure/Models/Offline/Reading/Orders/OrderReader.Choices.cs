using Kalliky.Application.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Matching;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>What is chosen with a dish.</summary>
internal sealed partial class OrderReader
{
    // The choice that was asked for: "des haricots verts", "vanille et chocolat".
    private int Answer(int at, int end)
    {
        if (asked is not { Group: { } group, Product: { } product } || current is not null)
            return at;
        if (Numbered(group, at) is { } only)
        {
            answers.Add((0, only));
            return at + 1;
        }

        var first = SkipLittle(at, end);
        if (first >= end || Best(menu.Choices(product).At(said, first).Where(match => group.Has(match.Means))) is not { } choice)
            return at;
        if (menu.Hear(said, first) is { Whole: true } dish && dish.Consumed > choice.Consumed)
            return at;
        // "le tofu, non, plutôt le poulet"
        if (repairs)
            answers.Clear();
        repairs = false;
        var count = Enumerable.Range(at, first - at).Select(place => said.Tokens[place].Count).FirstOrDefault(number => number > 0);
        answers.Add((count, choice.Means));
        return choice.Next;
    }

    // "pour huit" where one choice is "8 parts".
    private string? Numbered(OptionGroup group, int at) => said.Tokens[at] is { Count: > 1, Text: var number }
        && group.Choices.Where(choice => Utterance.Of(choice.Name).Tokens.Any(token => token.Text == number)).Take(2).ToList() is [var only] ? only.Name : null;

    /// <summary>A choice of the dish that is being described.</summary>
    private sealed record Chosen(Match<string> Match, int First);

    private Chosen? Choosable(int at, int end)
    {
        if (Subject is not { } subject)
            return null;
        var book = menu.Choices(subject);
        for (var first = at; first < end && !taken[first]; first++)
        {
            if (Best(book.At(said, first)) is { } match)
                return new Chosen(match, first);
            if (!IsLittle(first))
                return null;
        }

        return null;
    }

    private int Choice(int at, int end)
    {
        if (Choosable(at, end) is { } chosen)
        {
            if (current is null && asked?.Group is not null && asked.Line is { } line && order.Line(line) is { } state && state.Options.Contains(chosen.Match.Means))
                return chosen.Match.Next;
            if (choiceEnd != at && !(choiceEnd == at - 1 && said.At(choiceEnd) == "et"))
                run.Clear();
            run.Add(chosen.Match.Means);
            Target(changes => changes.Options.Add(chosen.Match.Means));
            return choiceEnd = chosen.Match.Next;
        }

        if (everything && current is null && Best(menu.AllChoices.At(said, SkipLittle(at, end)), wholeOnly: true) is { } of)
        {
            loose.Options.Add(of.Means);
            return of.Next;
        }

        if (!withList || said.Tokens[at].IsLink || said.Tokens[at].IsNumber || current is null)
            return at;
        var next = WordsOf(at, end);
        if (next > at && !current.Product.Ingredients.Any(ingredient => Plainly(ingredient, at, next)))
            current.Now.Absent.Add(said.Said(at, next));
        return next;
    }

    private bool Plainly(string ingredient, int at, int next) =>
        Enumerable.Range(at, next - at).Any(token => Utterance.Of(ingredient).Tokens.Any(own => !own.IsLink && own.Text == said.Tokens[token].Text));

    // A dish and a choice may have one name: an extra after "avec", a dish after its own article.
    private bool IsChoiceRather(ProductHeard heard, Before before, int at, int end)
    {
        if (current is not { } wish || Choosable(before.Next, end) is not { } chosen)
            return false;
        var needed = wish.Product.StillNeeds(chosen.Match.Means, Made(wish)) && before.Count <= Math.Max(wish.Count, 1);
        if (chosen.Match.Consumed != heard.Consumed && chosen.Match.Whole == heard.Whole && !needed)
            return chosen.Match.Consumed > heard.Consumed;
        if (needed)
            return chosen.Match.Whole || !heard.Whole || withList;
        var another = before.Count > 0 && wish.Portion is not null && wish.Portions.Sum(portion => portion.Count) < wish.Count && wish.Product.IsFull(chosen.Match.Means, Made(wish));
        if (withList || another || said.At(at - 1) is "moitie" or "mi")
            return chosen.Match.Whole || !heard.Whole;
        var bare = before.IsEmpty && (said.At(at - 1) is not "et" || choiceEnd == at - 1) && (!said.BreaksAt(at) || heard.Likeliest.Category != wish.Product.Category);
        return bare && (chosen.Match.Whole || !heard.Whole) || !heard.Whole && chosen.Match.Whole;
    }

    private static List<string> Made(Wish wish) => [.. wish.With.Options, .. wish.Portion?.With.Options ?? []];

    private static Match<string>? Best(IEnumerable<Match<string>> matches, bool wholeOnly = false)
    {
        var near = matches.Where(match => match.Likeness >= Likeness.Sure).OrderByDescending(match => match.Whole).ThenByDescending(match => match.Consumed).ThenByDescending(match => match.Score).ToList();
        if (near.Count == 0 || near[0].Whole)
            return near.FirstOrDefault();
        return wholeOnly || near.Count > 1 && near[1].Score > near[0].Score - 0.05 && near[1].Consumed == near[0].Consumed || near[0].Coverage < 0.3 ? null : near[0];
    }

    // "en (taille) grande", "une sauce", "au poulet": what stands before a choice.
    private int SkipLittle(int at, int end)
    {
        while (at < end && !taken[at] && IsLittle(at))
            at++;
        return at;
    }

    private bool IsLittle(int at) =>
        said.Tokens[at].IsLink || said.Tokens[at].Count > 0 || said.At(at) is "moitie" or "mi" or "bien" or "tres" or "version" or "format" or "que" or "comme" or "plutot" or "pour";
}
