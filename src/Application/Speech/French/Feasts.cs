using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Feasts that callers name instead of a date: Noël, le réveillon, la Saint-Valentin, Pâques, la fête des mères.</summary>
static class Feasts
{
    public static HeardDate? Read(Words words, int at, DateContext context)
    {
        // "une bûche de Noël" is a cake, "le jour de Noël" a day.
        if (words.At(at - 1) is "de" or "d" && words.At(at - 2) is not ("jour" or "avant" or "partir" or "veille" or "soir" or "midi" or "weekend"
            or "lundi" or "dimanche"))
        {
            return null;
        }

        var today = context.Today;
        var eve = words.Says(at - 2, "veille", "de") ? -1 : 0;
        if (words.At(at) == "reveillon")
        {
            return Eve(words, at, today);
        }

        return Name(words, at, out var next) is { } feast ? Dates.One(at, next, Coming(feast, today, eve)) : null;
    }

    static HeardDate Eve(Words words, int at, LocalDate today)
    {
        var christmas = Coming(year => new(year, 12, 24), today, 0);
        var newYear = Coming(year => new(year, 12, 31), today, 0);
        return words.Says(at + 1, "de", "noel") ? Dates.One(at, at + 3, christmas)
            : words.Says(at + 1, "du", "jour", "de", "l", "an") ? Dates.One(at, at + 6, newYear)
            : words.Says(at + 1, "du", "nouvel", "an") || words.Says(at + 1, "de", "la", "saint") ? Dates.One(at, at + (words.At(at + 1) == "du" ? 4 : 5), newYear)
            : new(at, at + 1, [christmas, newYear]) { ReadBack = true };
    }

    static Func<int, LocalDate>? Name(Words words, int at, out int next)
    {
        next = at + 1;
        switch (words.At(at))
        {
            case "noel":
                return year => new(year, 12, 25);
            case "toussaint":
                return year => new(year, 11, 1);
            case "paques":
                return words.Says(at - 2, "lundi", "de") ? year => Easter(year).PlusDays(1) : Easter;
            case "ascension":
                return year => Easter(year).PlusDays(39);
            case "pentecote":
                return words.Says(at - 2, "lundi", "de") ? year => Easter(year).PlusDays(50) : year => Easter(year).PlusDays(49);
            case "nouvel" when words.At(at + 1) == "an":
                next = at + 2;
                return year => new(year, 1, 1);
            case "jour" when words.Says(at, "jour", "de", "l", "an"):
                next = at + 4;
                return year => new(year, 1, 1);
            case "saint" when words.At(at + 1) == "sylvestre":
                next = at + 2;
                return year => new(year, 12, 31);
            case "saint" when words.At(at + 1) == "valentin":
                next = at + 2;
                return year => new(year, 2, 14);
            case "fete" when words.Says(at, "fete", "des", "meres"):
                next = at + 3;
                return Mothers;
            case "fete" when words.Says(at, "fete", "des", "peres"):
                next = at + 3;
                return year => new LocalDate(year, 5, 31).Next(IsoDayOfWeek.Sunday).PlusWeeks(2);
            default:
                return null;
        }
    }

    static LocalDate Coming(Func<int, LocalDate> feast, LocalDate today, int shift)
    {
        var day = feast(today.Year).PlusDays(shift);
        return day >= today ? day : feast(today.Year + 1).PlusDays(shift);
    }

    // The last Sunday of May, or the first of June when that is Whit Sunday.
    static LocalDate Mothers(int year)
    {
        var last = new LocalDate(year, 6, 1).Previous(IsoDayOfWeek.Sunday);
        return last == Easter(year).PlusDays(49) ? last.PlusWeeks(1) : last;
    }

    static LocalDate Easter(int year) => PublicHolidays.Easter(year);
}
