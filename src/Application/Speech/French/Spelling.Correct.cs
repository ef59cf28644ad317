namespace Kalliky.Application.Speech.French;

public static partial class Spelling
{
    // Two spellings of one name differ by less than this part of their letters; by a little more when they begin alike ("Tibo", "Thibault").
    const double Near = 0.5;
    const double NearWithFirstLetter = 0.7;
    const int LongestName = 100;

    /// <summary>
    /// A name as the caller's spelling corrects it: what was spelt takes the place of the part that sounds like it
    /// ("Yann Le Gof" and "L, E, espace, G, O, deux F" is Yann Le Goff), remarks amend it ("avec deux T").
    /// Null when the caller spelt nothing, or something that the name does not settle.
    /// </summary>
    public static string? Correct(string name, string text) => Correct(name, Words.Of(text));

    /// <inheritdoc cref="Correct(string, string)"/>
    public static string? Correct(string name, Words words)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        if (Hear(words) is not { } heard)
        {
            return Amend(name, words);
        }

        return heard.Or is { } or && Place(name, or) is { } longer && longer.Distance <= (Place(name, heard.Name)?.Distance ?? 1) ? Put(name, or, longer)
            : Place(name, heard.Name) is { } place ? Put(name, heard.Name, place)
            : name.Contains(' ', StringComparison.Ordinal) ? null : heard.Name;
    }

    static string Put(string name, string spelt, (int Start, int End, double Distance) place) => name[..place.Start] + spelt + name[place.End..];

    // The run of whole words of the name that is nearest to what was spelt.
    static (int Start, int End, double Distance)? Place(string name, string spelt)
    {
        (int Start, int End, double Distance)? best = null;
        var letters = Plain.Word(spelt);
        for (var start = 0; start < name.Length; start++)
        {
            for (var end = start + 1; end <= name.Length && (start == 0 || name[start - 1] == ' '); end++)
            {
                if (end < name.Length && name[end] != ' ')
                {
                    continue;
                }

                var part = Plain.Word(name.AsSpan(start, end - start));
                var distance = Distance(part, letters);
                if (distance < (best?.Distance ?? (part.Length > 0 && part[0] == letters[0] ? NearWithFirstLetter : Near)))
                {
                    best = (start, end, distance);
                }
            }
        }

        return best;
    }

    // Letters to add, drop or change, as a part of the longer name.
    static double Distance(string said, string spelt)
    {
        var costs = new int[spelt.Length + 1];
        for (var j = 0; j <= spelt.Length; j++)
        {
            costs[j] = j;
        }

        for (var i = 1; i <= said.Length; i++)
        {
            var diagonal = costs[0];
            costs[0] = i;
            for (var j = 1; j <= spelt.Length; j++)
            {
                var cost = Math.Min(diagonal + (said[i - 1] == spelt[j - 1] ? 0 : 1), Math.Min(costs[j], costs[j - 1]) + 1);
                (diagonal, costs[j]) = (costs[j], cost);
            }
        }

        return (double)costs[^1] / Math.Max(said.Length, spelt.Length);
    }
}
