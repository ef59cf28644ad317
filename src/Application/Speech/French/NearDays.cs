using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>"aujourd'hui", "ce soir", "demain", "après-demain", "hier", "le lendemain".</summary>
static class NearDays
{
    public static HeardDate? Read(Words words, int at, DateContext context)
    {
        var today = context.Today;
        switch (words.At(at))
        {
            case "aujourd'hui" or "aujourdhui" or "ajd":
                return Dates.One(at, at + 1, today);
            case "aujourd" when words.At(at + 1) == "hui":
                return Dates.One(at, at + 2, today);
            case "ce" or "cet" or "cette" when DayParts.At(words, at + 1, out var next) is { } part:
                return Dates.One(at, next, today) with { Part = part };
            case "tout" when words.Says(at, "tout", "a", "l", "heure"):
                return null;
            case "demain":
                return EnHuit(words, at, today.PlusDays(1));
            case "apres" when words.At(at + 1) == "demain":
                return Dates.One(at, at + 2, today.PlusDays(2));
            case "hier":
                return Dates.One(at, at + 1, today.PlusDays(-1)) with { Past = true };
            case "avant" when words.At(at + 1) == "hier":
                return Dates.One(at, at + 2, today.PlusDays(-2)) with { Past = true };
            case "lendemain" when context.About is { } about:
                return Dates.One(at, at + 1, about.PlusDays(1));
            case "surlendemain" when context.About is { } about:
                return Dates.One(at, at + 1, about.PlusDays(2));
            case "veille" when context.About is { } about && words.At(at + 1) is not ("de" or "du"):
                return Dates.One(at, at + 1, about.PlusDays(-1));
            case "meme" when words.At(at + 1) == "jour" && context.About is { } about:
                return Dates.One(at, at + 2, about);
            default:
                return null;
        }
    }

    static HeardDate EnHuit(Words words, int at, LocalDate day) => words.At(at + 1) == "en" && words.At(at + 2) is "huit" or "8" or "quinze" or "15"
        ? Dates.One(at, at + 3, day.PlusDays(words.At(at + 2) is "huit" or "8" ? 7 : 14)) with { ReadBack = true }
        : Dates.One(at, at + 1, day);
}
