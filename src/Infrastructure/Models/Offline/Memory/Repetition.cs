using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>Callers say again what they fear was not heard: "un falafel alors". It is wanted once.</summary>
internal static class Repetition
{
    private static readonly Regex Insists = Pattern.Of("alors", "donc", "du coup", "je disais", "j ai dit", "comme j ai dit", "c est ca", "voila");

    private static readonly Regex More = Pattern.Of("encore", "autres?", "aussi", "en plus", "(?:re)?ajoutez", "rajoute", "deuxieme", "egalement");

    /// <summary>What was said, without the dishes that were only said again.</summary>
    public static Meaning Without(Meaning now, Meaning before)
    {
        if (!now.Has<Act.Add>() || now.Asked is not Asked.More || !IsAgain(now, before))
            return now;
        var rest = now.Acts.Where(act => act is not Act.Add).ToList();
        // Word for word, twice after "et avec ceci ?": there is nothing new to say.
        if (before.Asked is Asked.More && now.Said.Plain == before.Said.Plain && !now.Has<Act.ThatIsAll>())
            rest.Add(new Act.ThatIsAll(true));
        return now with { Acts = rest.Count > 0 ? rest : [new Act.Yes()] };
    }

    private static bool IsAgain(Meaning now, Meaning before) => now.Said.Plain == before.Said.Plain
        || Insists.IsMatch(now.Said.Plain) && !More.IsMatch(now.Said.Plain) && Dishes(now).SequenceEqual(Dishes(before));

    private static IEnumerable<string> Dishes(Meaning meaning) => meaning.Of<Act.Add>().Select(add =>
        $"{add.Dish.Count} {add.Dish.Product.Id} {string.Join(',', add.Dish.With.Options)} {string.Join(',', add.Dish.With.Removed)}");
}
