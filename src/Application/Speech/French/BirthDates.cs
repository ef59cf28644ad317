using NodaTime;

namespace Kalliky.Application.Speech.French;

/// <summary>Dates of birth: "vingt-deux, zéro sept, quatre-vingt-onze", "le quatorze mars soixante-huit", "22 07 4 20 11".</summary>
public static class BirthDates
{
    const int Oldest = 120;

    /// <summary>The date of birth of an utterance, or null. Several candidates mean that it must be asked again.</summary>
    public static HeardDate? Hear(string text, LocalDate today) => Hear(Words.Of(text), today);

    /// <inheritdoc cref="Hear(string, LocalDate)"/>
    public static HeardDate? Hear(Words words, LocalDate today)
    {
        for (var at = 0; at < words.Count; at++)
        {
            // Never from the middle of a longer number: the end of a phone number is nobody's birthday.
            if (!NumberWords.IsNumber(words.At(at - 1)) && Hear(words, at, today) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    static HeardDate? Hear(Words words, int at, LocalDate today)
    {
        if (Packed(words, at, today) is { } packed)
        {
            return packed;
        }

        var found = new List<(LocalDate Date, int Next)>();
        foreach (var (day, afterDay) in Parts(words, at))
        {
            foreach (var (month, afterMonth) in Months(words, Skip(words, afterDay)))
            {
                foreach (var (year, next) in Years(words, Skip(words, afterMonth), today))
                {
                    if (!GoesOn(words, next) && CalendarDays.Day(year, month, day) is { } date && date <= today)
                    {
                        found.Add((date, next));
                    }
                }
            }
        }

        var dates = found.Select(reading => reading.Date).Distinct().ToList();
        return dates.Count == 0 ? null : new(at, found[0].Next, dates) { ReadBack = dates.Count > 1, Past = true };
    }

    static IEnumerable<(int Value, int Next)> Parts(Words words, int at)
    {
        if (words.At(at) is "premier" or "1" && words.At(at + 1) == "er" | words.At(at) == "premier")
        {
            return [(1, at + (words.At(at) == "premier" ? 1 : 2))];
        }

        // "zéro sept", "0 7".
        return words.At(at) is "zero" or "0" && NumberWords.Value(words.At(at + 1)) is >= 0 and <= 9 and var unit
            ? [(unit, at + 2)]
            : NumberReadings.At(words, at);
    }

    static IEnumerable<(int Value, int Next)> Months(Words words, int at) =>
        WeekDays.Month(words.At(at)) is > 0 and var month ? [(month, at + 1)] : Parts(words, at);

    static IEnumerable<(int Year, int Next)> Years(Words words, int at, LocalDate today)
    {
        if (Cardinals.Read(words, at, out var full, out var end) && full > today.Year - Oldest && full <= today.Year)
        {
            yield return (full, end);
            yield break;
        }

        foreach (var (value, next) in Parts(words, at))
        {
            var twoDigits = value is >= 10 and <= 99 || next == at + 2 || words.At(at) is ['0', _];
            if (value == 19 && Parts(words, next).FirstOrDefault() is { Value: >= 10 and <= 99 } rest)
            {
                yield return (1900 + rest.Value, rest.Next);
            }

            if (twoDigits && value <= 99)
            {
                var century = value <= today.Year % 100 ? today.Year / 100 * 100 : today.Year / 100 * 100 - 100;
                yield return (century + value, next);
            }
        }
    }

    // "22071991", "220791".
    static HeardDate? Packed(Words words, int at, LocalDate today)
    {
        var digits = words.At(at);
        if (digits.Length is not (6 or 8) || !words[at].IsDigits)
        {
            return null;
        }

        var year = NumberWords.Value(digits[4..]);
        year = digits.Length == 8 ? year : year + (year <= today.Year % 100 ? today.Year / 100 * 100 : today.Year / 100 * 100 - 100);
        return year > today.Year - Oldest && CalendarDays.Day(year, NumberWords.Value(digits[2..4]), NumberWords.Value(digits[..2])) is { } date && date <= today
            ? Dates.One(at, at + 1, date) with { Past = true }
            : null;
    }

    // "quarante" is not the whole of "quarante et un".
    static bool GoesOn(Words words, int at) => NumberWords.IsNumber(words.At(at)) || (words.At(at) == "et" && words.At(at + 1) is "un" or "onze");

    static int Skip(Words words, int at) => words.At(at) is "/" or "." or "du" or "euh" or "en" ? at + 1 : at;
}
