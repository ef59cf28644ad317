using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>"Avec soupe miso pour les trois": one choice for all dishes that were named.</summary>
internal sealed partial class OrderReader
{
    // "pour les trois", "tous les deux", "à chaque fois", "pour tout le monde".
    private int ForAll(int at, int end)
    {
        var next = said.At(at) is "pour" or "a" or "sur" or "dans" or "chez" ? at + 1 : at;
        if (next >= end)
            return at;
        if (OrderWords.Everything.Contains(said.At(next)))
        {
            next++;
            while (next < end && (said.At(next) is "le" or "les" or "monde" or "fois" || said.Tokens[next].Count > 1))
                next++;
            return next;
        }

        return said.At(next) == "les" && next + 1 < end && said.Tokens[next + 1].Count > 1 && (next + 2 >= end || said.BreaksAt(next + 2) || Hear(next + 2) is null) ? next + 2 : at;
    }

    private int Spread(int next)
    {
        foreach (var choice in run)
        {
            var all = found.OfType<Wish>().Where(wish => wish.Product.OptionGroups.Any(group => group.Has(choice))).ToList();
            foreach (var wish in all)
            {
                foreach (var portion in wish.Portions)
                    portion.With.Options.Remove(choice);
                if (!wish.With.Options.Contains(choice))
                    wish.With.Options.Add(choice);
            }
        }

        return next;
    }
}
