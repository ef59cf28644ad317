namespace Kalliky.Application.Speech.French;

/// <summary>Hears that a date or a time is refused: "pas le vingt-sept", "et non samedi", "le mardi je ne peux pas".</summary>
static class Denials
{
    const int Reach = 6;

    /// <summary>Is what stands from <paramref name="first"/> to <paramref name="next"/> refused?</summary>
    public static bool Of(Words words, int first, int next) => Before(words, first) || After(words, next);

    static bool Before(Words words, int first)
    {
        var back = first - 1;
        while (back >= 0 && first - back <= 3 && !words.BreaksAt(back + 1)
            && words.At(back) is "le" or "la" or "a" or "de" or "pour" or "ce" or "du" or "vers" or "un" or "au")
        {
            back--;
        }

        return back >= 0 && !words.BreaksAt(back + 1) && words.At(back) switch
        {
            "pas" => words.At(back - 1) is not ("pourquoi" or "si"),
            "non" => words.At(back - 1) == "et",
            "sauf" or "excepte" or "hormis" => true,

            // "au lieu de", whose "de" the loop has stepped over.
            "lieu" => words.At(back - 1) == "au",
            "que" => Rather(words, back),
            _ => false,
        };
    }

    // "plutôt dix heures que onze heures"
    static bool Rather(Words words, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - Reach; back--)
        {
            if (words.At(back) == "plutot")
            {
                return true;
            }
        }

        return false;
    }

    // "le mardi je (ne) peux pas", "vingt heures c'est trop tard"; but "samedi je peux pas avant midi" keeps Saturday.
    static bool After(Words words, int next)
    {
        for (var at = next; at < words.Count && at < next + Reach; at++)
        {
            switch (words.At(at))
            {
                case "pas" when words.At(at + 1) is not ("avant" or "apres" or "plus"):
                    return at > next;
                case "impossible":
                case "trop" when words.At(at + 1) is "tard" or "tot" or "loin":
                    return true;
                case "je" or "j" or "ne" or "n" or "peux" or "peut" or "pourrai" or "pourrais" or "suis" or "serai" or "on" or "nous" or "ca" or "va"
                    or "m" or "me" or "nous" or "arrange" or "c" or "est" or "y" or "marche" or "convient" or "ira" or "il" or "elle" or "sera" or "du" or "tout":
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }
}
