using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>How many of which dish a sentence says: a number right before a name of the menu, a word or two between.</summary>
internal sealed record DishCount(int Quantity, string Name)
{
    private const int WordsBetween = 2;

    public static IEnumerable<DishCount> In(string sentence, IEnumerable<string> menu)
    {
        var words = Words.Of(sentence);
        var names = menu.Select(name => (Name: name, Words: Words.Of(name).Select(word => Names.Stem(word.Plain)).ToArray())).Where(dish => dish.Words.Length > 0)
            .OrderByDescending(dish => dish.Words.Length).ToList();
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < words.Count; at++)
        {
            var dish = names.Find(known => known.Words.Index().All(word => Names.Stem(words.At(at + word.Index)) == word.Item));
            if (dish.Name is null)
                continue;
            if (Before(words, at) is { } quantity)
                found[dish.Name] = found.GetValueOrDefault(dish.Name) + quantity;
            at += dish.Words.Length - 1;
        }

        return found.Select(dish => new DishCount(dish.Value, dish.Key));
    }

    // "Deux grandes Margherita", but not "dont une Margherita sans olives", which was counted before.
    private static int? Before(Words words, int name)
    {
        for (var at = name - 1; at >= 0 && at >= name - 1 - WordsBetween && !words.BreaksAt(at + 1); at--)
        {
            if (Numbers.Hear(words, at) is { IsWhole: true, Ordinal: false, Value: > 0 and < 100 } number && number.Next <= name)
                return words.At(at - 1) == "dont" ? null : (int)number.Value;
        }

        return null;
    }
}
