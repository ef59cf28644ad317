namespace Kalliky.Application.Speech.French;

/// <summary>"Décaler d'une demi-heure", "une heure plus tôt", "avancer d'un quart d'heure".</summary>
static class ShiftReading
{
    // "décaler de dix-neuf heures à vingt heures" names two hours, not nineteen of them.
    const int Longest = 240;

    public static HeardTime.Shift? Read(Words words, int at)
    {
        if (words.At(at) is "d" or "de" && Moves(words, at) is var sign && sign != 0 && Durations.Read(words, at + 1, out var by, out var end)
            && by <= Longest && !(words.At(end) == "a" && ClockReading.Read(words, end + 1) is not null))
        {
            return new(at, end, sign * by);
        }

        if (!Durations.Read(words, at, out var minutes, out var next) || words.At(next) != "plus")
        {
            return null;
        }

        return words.At(next + 1) switch
        {
            "tard" => new(at, next + 2, minutes),
            "tot" => new(at, next + 2, -minutes),
            _ => null,
        };
    }

    // The verb stands a few words before: "décaler la table d'une demi-heure".
    internal static int Moves(Words words, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - 7; back--)
        {
            var verb = words.At(back);
            if (verb.StartsWith("avanc", StringComparison.Ordinal))
            {
                return -1;
            }

            if (verb.StartsWith("decal", StringComparison.Ordinal) || verb.StartsWith("repouss", StringComparison.Ordinal)
                || verb.StartsWith("retard", StringComparison.Ordinal) || verb.StartsWith("recul", StringComparison.Ordinal)
                || verb.StartsWith("report", StringComparison.Ordinal) || verb.StartsWith("deplac", StringComparison.Ordinal)
                || verb.StartsWith("chang", StringComparison.Ordinal))
            {
                return 1;
            }
        }

        return 0;
    }
}
