using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Days as limits: "avant samedi", "jusqu'à demain soir", "à partir de jeudi", "du lundi au mercredi", "entre le 3 et le 5".</summary>
static class DayBounds
{
    public static HeardDate? Read(Words words, int at, DateContext context) => Bound(words, at, context) ?? Between(words, at, context);

    static HeardDate? Bound(Words words, int at, DateContext context)
    {
        var (limit, length) = Opener(words, at);
        var start = Skip(words, at + length);
        if (length == 0 || Dates.Single(words, start, context) is not { Past: false } date
            || (date.From ?? date.Date) is not { } from || (date.Upto ?? date.Date) is not { } upto)
        {
            return null;
        }

        // "avant la fin du mois" is by its last day.
        limit = limit == Limit.Before && words.At(start) == "fin" ? Limit.Upto : limit;
        return limit switch
        {
            Limit.From => date with { First = at, From = from, Upto = null },
            Limit.After => date with { First = at, From = upto.PlusDays(1), Upto = null },
            Limit.Upto => date with { First = at, From = null, Upto = upto },
            _ => date with { First = at, From = null, Upto = from.PlusDays(-1) },
        };
    }

    enum Limit
    {
        From,
        After,
        Upto,
        Before,
    }

    static (Limit Limit, int Length) Opener(Words words, int at) => words.At(at) switch
    {
        "pas" when words.At(at + 1) == "avant" => (Limit.From, 2),
        "pas" when words.At(at + 1) == "apres" => (Limit.Upto, 2),
        "pas" when words.Says(at + 1, "plus", "tard", "que") => (Limit.Upto, 4),
        "a" when words.At(at + 1) is "partir" or "compter" => (Limit.From, words.At(at + 2) == "de" ? 3 : 2),
        "des" => (Limit.From, 1),
        "apres" when words.At(at + 1) is not ("demain" or "midi") => (Limit.After, 1),
        "avant" when words.At(at + 1) != "hier" => (Limit.Before, 1),
        "jusqu" when words.At(at + 1) is "a" or "au" => (Limit.Upto, words.At(at + 1) == "a" ? 2 : 1),
        "d" when words.At(at + 1) is "ici" && words.At(at + 2) is not ("un" or "une") && !NumberWords.IsNumber(words.At(at + 2)) => (Limit.Upto, 2),
        _ => default,
    };

    static HeardDate? Between(Words words, int at, DateContext context)
    {
        // "déplacer mon rendez-vous de mardi à jeudi" names two days, not what lies between.
        if (words.At(at) is not ("entre" or "de" or "du") || (words.At(at) != "entre" && ShiftReading.Moves(words, at) != 0)
            || Dates.Single(words, Start(words, at), context) is not { Date: { } from, IsWindow: false } first)
        {
            return null;
        }

        var link = words.At(first.Next);
        if (!(words.At(at) == "entre" ? link == "et" : link is "a" or "au")
            || Dates.Single(words, Skip(words, first.Next + (link == "au" ? 0 : 1)), context with { About = from })
                is not { IsWindow: false, Candidates: var ends } last)
        {
            return null;
        }

        // "du 3 au 5 décembre": the month said last is the month of both.
        var upto = ends.FirstOrDefault(day => day >= from, ends[0]);
        from = from <= upto && Period.DaysBetween(from, upto) <= 31 ? from : CalendarDays.Day(upto.Year, upto.Month, from.Day) ?? from;
        return from < upto ? new HeardDate(at, last.Next, []) { From = from, Upto = upto } : null;
    }

    // "du 3" begins with its "du"; "de lundi", "du lundi" and "entre le 3" do not.
    static int Start(Words words, int at) => words.At(at) == "du" && NumberWords.IsNumber(words.At(at + 1)) ? at : Skip(words, at + 1);

    // "au", "du" and "le" belong to the number that follows ("le 3"), not to a weekday ("au mercredi").
    static int Skip(Words words, int at) => words.At(at) is "le" or "la" or "au" or "du" or "ce"
        && (WeekDays.Of(words.At(at + 1)) is not null || words.At(at + 1) is "fin" or "debut" or "semaine" or "week" or "weekend" or "mois"
            or "saint" or "reveillon" or "fete" or "toussaint")
        ? at + 1 : at;
}
