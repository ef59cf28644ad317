using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>A week's hours and its exceptions, as one fills them in.</summary>
public class HoursForm
{
    /// <summary>Monday first; empty where one is closed.</summary>
    public IReadOnlyList<string?>? Week { get; set; }

    /// <summary>The first day of each exception, as 2026-12-24.</summary>
    public IReadOnlyList<string?>? Since { get; set; }

    /// <summary>Its last day; empty where it is one day.</summary>
    public IReadOnlyList<string?>? Until { get; set; }

    /// <summary>Its hours; empty where one is closed.</summary>
    public IReadOnlyList<string?>? Instead { get; set; }

    /// <summary>They are the usual ones of the trade, and nobody has confirmed them.</summary>
    public bool AreExample { get; private set; }

    public void Fill(StoreView store)
    {
        AreExample = store.HoursAreExample;
        Fill(store.Hours);
    }

    public void Fill(OpeningHours hours)
    {
        Week = [.. Enumerable.Range(1, 7).Select(day => HoursText.Write(hours.Days.FirstOrDefault(known => known.Day == (IsoDayOfWeek)day)?.Spans ?? []))];
        var rows = Rows(hours).OrderBy(row => row.From).ToList();
        (Since, Until, Instead) = ([.. rows.Select(row => BookingForm.Write(row.From))], [.. rows.Select(row => row.To == row.From ? "" : BookingForm.Write(row.To))], [.. rows.Select(row => row.Hours)]);
    }

    /// <summary>The hours, and what could not be read: the field and what is wrong with it.</summary>
    public (OpeningHours Hours, IReadOnlyList<(string Field, string Why)> Wrong) Read()
    {
        List<(string, string)> wrong = [];
        List<DayHours> days = [];
        for (var day = 0; day < Math.Min(7, Week?.Count ?? 0); day++)
        {
            if (HoursText.Read(Week![day]) is not { } spans)
                wrong.Add(($"Week[{day}]", Unreadable));
            else if (spans.Count > 0)
                days.Add(new DayHours((IsoDayOfWeek)(day + 1), spans));
        }

        var (closures, exceptions) = Exceptional(wrong);
        return (new OpeningHours(days, closures, exceptions.Count > 0 ? exceptions : null), wrong);
    }

    public const string Unreadable = "Écrivez par exemple 9:00-12:30, 13:30-18:00.";
    public const string NoDate = "Donnez une date, et la fin après le début, dans l’année.";

    private (List<LocalDate> Closures, List<HoursException> Exceptions) Exceptional(List<(string, string)> wrong)
    {
        List<LocalDate> closures = [];
        List<HoursException> exceptions = [];
        for (var row = 0; row < Math.Min(Since?.Count ?? 0, 100); row++)
        {
            var (until, instead) = (Until?.ElementAtOrDefault(row), Instead?.ElementAtOrDefault(row));
            if (string.IsNullOrWhiteSpace(Since![row]) && string.IsNullOrWhiteSpace(instead))
                continue;
            if (Date(Since![row]) is not { } from || (string.IsNullOrWhiteSpace(until) ? from : Date(until)) is not { } to || to < from || Period.DaysBetween(from, to) > 366)
                wrong.Add(($"Since[{row}]", NoDate));
            else if (HoursText.Read(instead) is not { } spans)
                wrong.Add(($"Instead[{row}]", Unreadable));
            else if (spans.Count == 0)
                closures.AddRange(Days(from, to));
            else
                exceptions.AddRange(Days(from, to).Select(day => new HoursException(day, spans)));
        }

        return ([.. closures.Distinct().Order()], exceptions);
    }

    // Days in a row that are alike are one line.
    private static List<(LocalDate From, LocalDate To, string Hours)> Rows(OpeningHours hours)
    {
        List<(LocalDate From, LocalDate To, string Hours)> rows = [];
        var days = hours.Closures.Select(day => (Day: day, Hours: ""))
            .Concat((hours.Exceptions ?? []).Where(day => !hours.Closures.Contains(day.Date)).Select(day => (Day: day.Date, Hours: HoursText.Write(day.Spans))));
        foreach (var (day, words) in days.OrderBy(day => day.Day))
        {
            if (rows.Count > 0 && rows[^1].To.PlusDays(1) == day && rows[^1].Hours == words)
                rows[^1] = rows[^1] with { To = day };
            else
                rows.Add((day, day, words));
        }

        return rows;
    }

    private static IEnumerable<LocalDate> Days(LocalDate from, LocalDate to)
    {
        for (var day = from; day <= to; day = day.PlusDays(1))
            yield return day;
    }

    private static LocalDate? Date(string? text) =>
        LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: { Year: > 2000 and < 2200 } day } ? day : null;
}
