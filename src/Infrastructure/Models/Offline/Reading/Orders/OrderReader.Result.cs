using Kalliky.Domain.Catalogue;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>From what was found to acts: repairs done, portions dealt out.</summary>
internal sealed partial class OrderReader
{
    private List<Act> Result()
    {
        Repair();
        var acts = new List<Act>();
        foreach (var one in found)
        {
            switch (one)
            {
                case Act.AnyOf any when Follows(any):
                    break;
                case Act act:
                    acts.Add(act);
                    break;
                case Wish { Heard.Sure: false } kind when Follow(kind):
                    break;
                case Wish wish:
                    acts.AddRange(wish.Line is { } line ? Changed(wish, line) : Wanted(wish));
                    break;
            }
        }

        Loose(acts);
        return acts;
    }

    // "deux pizzas, une reine et une calzone": the dishes of the kind follow.
    private bool Follows(Act.AnyOf any) =>
        found.SkipWhile(one => !ReferenceEquals(one, any)).OfType<Wish>().Any(wish => any.Categories.Any(category => category.Products.Contains(wish.Product)));

    // "deux milkshakes, un vanille et un fraise".
    private bool Follow(Wish kind) =>
        kind.Heard.Candidates.Count > 1 && found.SkipWhile(one => !ReferenceEquals(one, kind)).Skip(1).OfType<Wish>().Any(wish => wish.Heard.Sure && kind.Heard.Candidates.Contains(wish.Product));

    // "trois cocas… enfin non, deux cocas": the later one counts; "une reine, non, une calzone" too.
    private void Repair()
    {
        foreach (var wish in found.OfType<Wish>().Where(wish => wish is { Repairs: true, Another: false }).ToList())
        {
            var at = found.IndexOf(wish);
            var same = found.Take(at).OfType<Wish>().LastOrDefault(earlier => earlier.Product == wish.Product);
            var previous = at > 0 ? found[at - 1] as Wish : null;
            if (same is not null)
                found.Remove(same);
            else if (previous is { Line: null } && !ordered && previous.Product.Category == wish.Product.Category && !found.Take(at).OfType<Act.Remove>().Any())
                found.Remove(previous);
        }
    }

    private static IEnumerable<Act> Wanted(Wish wish)
    {
        var all = wish.With.Done();
        var rest = wish.Count - wish.Portions.Sum(portion => portion.Count);
        var shares = wish.Portions.Where(portion => portion.Count == 0).ToList();
        if (rest > 0 && shares.Count == 0)
            yield return Add(wish, rest, all, wish.Portions.Count > 0);
        foreach (var portion in wish.Portions)
        {
            var count = portion.Count > 0 ? portion.Count : Math.Max(rest / shares.Count, 1);
            yield return Add(wish, count, Over(wish, all, portion.With.Done()), true);
        }
    }

    // What a portion chooses takes the place of what was chosen for all.
    private static DishChanges Over(Wish wish, DishChanges all, DishChanges own) =>
        all.Plus(own) with { Options = wish.Product.Merge(all.Options, own.Options, []) };

    private static Act.Add Add(Wish wish, int count, DishChanges with, bool part) =>
        new(new Dish(wish.Heard.Candidates, wish.Heard.Sure, count, wish.Article, with with { Options = wish.Product.Merge([], with.Options, []) })
        {
            CountSaid = wish.CountSaid,
            Repairs = wish.Repairs,
            Instead = wish.Instead,
            IsPart = part,
        });

    private static IEnumerable<Act> Changed(Wish wish, int line)
    {
        var changes = wish.With.Done();
        if (!changes.IsEmpty || changes.Absent.Count > 0)
            yield return new Act.Change(line, null, wish.Of, changes);
        foreach (var portion in wish.Portions)
            yield return new Act.Change(line, null, Math.Max(portion.Count, 1), portion.With.Done());
    }

    // What was said of no dish of this utterance: of the line that was asked about, of all, or of the last one.
    private void Loose(List<Act> acts)
    {
        if (answers.Count > 0 && asked is { Line: { } about, Group: { } group })
            acts.InsertRange(0, Answered(about, group));
        var changes = loose.Done();
        if (order.Last is not { } last || loose.IsEmpty && (looseCount == 0 || asked?.Group is not null))
            return;
        var lines = everything ? [.. order.All.Where(one => changes.Options.Count == 0 || one.Product?.OptionGroups.Any(option => changes.Options.Any(option.Has)) == true).Select(one => one.Line.Line)] : new List<int> { asked?.Line ?? last.Line };
        foreach (var line in lines)
            acts.Add(new Act.Change(line, looseCount > 0 && asked?.Group is null && looseCount != order.Line(line)?.Quantity ? looseCount : null, null, changes));
    }

    // One choice for the line, or for all that lack one ("pour les deux"); or each for some of its number.
    private IEnumerable<Act> Answered(int about, OptionGroup group)
    {
        var quantity = order.Line(about)?.Quantity ?? 1;
        if (group.Max == 1 && answers.Count > 1 && quantity > 1 && answers.Sum(answer => Math.Max(answer.Count, 1)) <= quantity)
            return answers.Select(answer => new Act.Change(about, null, Math.Max(answer.Count, 1), DishChanges.None with { Options = [answer.Choice] }));
        IEnumerable<int> lines = answersAll ? order.All.Where(one => one.Product?.OptionGroups.Contains(group) == true && !one.Line.Options.Any(group.Has)).Select(one => one.Line.Line) : [about];
        return lines.Select(line => new Act.Change(line, null, null, DishChanges.None with { Options = [.. answers.Select(answer => answer.Choice).Distinct()] }));
    }
}
