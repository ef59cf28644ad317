using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Few offers, so that they can be heard, and apart from one another, so that they are a choice. Pure.</summary>
internal static class Nearest
{
    public const int Most = 3;

    private static readonly Duration Apart = Duration.FromMinutes(30);

    /// <param name="candidates">In order of time.</param>
    /// <returns>Those nearest to the wish, the nearest first.</returns>
    public static List<T> Of<T>(IEnumerable<T> candidates, Wish wish, Func<T, Instant> at, int most = Most)
    {
        List<T> chosen = [];
        var near = candidates.OrderBy(candidate => wish.DistanceOf(at(candidate))).ToList();
        foreach (var candidate in near)
        {
            if (chosen.Count < most && chosen.TrueForAll(known => Between(at(known), at(candidate)) >= Apart))
                chosen.Add(candidate);
        }

        return chosen;
    }

    private static Duration Between(Instant one, Instant other) => one < other ? other - one : one - other;
}
