using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>The little words by which callers build an order.</summary>
internal static class OrderWords
{
    /// <summary>What follows takes the place of what was said before.</summary>
    public static readonly FrozenSet<string> Repairs = FrozenSet.ToFrozenSet(["non", "enfin", "pardon", "plutot", "finalement", "attendez", "attends", "oups", "excusez"]);

    public static readonly FrozenSet<string> Instead = FrozenSet.ToFrozenSet(["plutot", "finalement"]);

    public static readonly FrozenSet<string> Definite = FrozenSet.ToFrozenSet(["la", "le", "l", "les", "ma", "mon", "mes", "cette", "ce", "ces", "notre", "nos"]);

    public static readonly FrozenSet<string> Partitive = FrozenSet.ToFrozenSet(["du", "des", "de", "d"]);

    /// <summary>What follows comes with the dish.</summary>
    public static readonly FrozenSet<string> With = FrozenSet.ToFrozenSet(["avec", "supplement", "extra", "supplementaire", "plus", "rajout", "double", "sup", "dedans", "dessus"]);

    /// <summary>A part of a number that has nothing special: "et une normale".</summary>
    public static readonly FrozenSet<string> AsIs = FrozenSet.ToFrozenSet(["normal", "normale", "classique", "simple", "nature", "complete", "complet", "entiere", "basique", "standard"]);

    public static readonly FrozenSet<string> Everything = FrozenSet.ToFrozenSet(["toute", "toutes", "tous", "tout", "chacun", "chacune", "chaque"]);

    /// <summary>What is asked of the kitchen and stands on no card.</summary>
    public static readonly Regex Note = new(
        @"^(?:(?:bien|pas trop|tres|peu|trop) (?:cuite?s?|chaude?s?|grillee?s?|epicee?s?|piquante?s?|relevee?s?|pimentee?s?|salee?s?|croustillante?s?|croquante?s?|doree?s?|moelleu\w+|fraiche?s?|serree?s?)|(?:a point|saignante?s?|bleue?s?|rosee?s?|cuisson \w+(?: \w+)?)(?= |$)|(?:pre ?)?(?:coupee?s?|decoupee?s?|tranchee?s?|emballee?s?|separee?s?)(?: en (?:deux|trois|quatre|six|huit|dix|\d+|parts?|tranches?|morceaux))?|pas (?:coupee?s?|tranchee?s?)|non (?:coupee?s?|tranchee?s?)|(?:peu|moins|pas trop|pas beaucoup) (?:de |d )(?:sel|sauce|sucre|piment|fromage|glacons?|huile|ail|oignons?|creme|vinaigrette|sauce \w+)|sans (?:glacons?|sel|couverts|serviettes?)|(?:avec|sans) (?:des )?(?:baguettes|couverts|serviettes?)|a part(?= |$)|(?:bien )?(?:fraiche?|frais) )",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
