using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>How the diary is looked at.</summary>
public enum AgendaMode
{
    Day,
    Week,
    List,
}

/// <summary>The diary at one moment, seen from one day.</summary>
/// <param name="With">Whose column is shown where there is room for one only.</param>
public sealed record AgendaView(ShowAgenda.Agenda Agenda, OpenStore Here, Instant Now, LocalDate Date, AgendaMode Mode, Guid? With)
{
    public const int ListDays = 14;

    public LocalDate Today => Now.InZone(Here.Zone).Date;

    /// <summary>The first day that is shown, and how many.</summary>
    public static (LocalDate From, int Days) Range(LocalDate date, AgendaMode mode) => mode switch
    {
        AgendaMode.Week => (Monday(date), 7),
        AgendaMode.List => (date, ListDays),
        _ => (date, 1),
    };

    public LocalDate First => Range(Date, Mode).From;

    public int Days => Range(Date, Mode).Days;

    public IReadOnlyList<ShowAgenda.Column> People => [.. Agenda.Columns.Where(column => column.Kind != ResourceKind.Area)];

    /// <summary>Whom a phone or a week shows: whoever was chosen, else the first at work.</summary>
    public ShowAgenda.Column? Shown =>
        People.FirstOrDefault(person => person.Id == With) ?? People.FirstOrDefault(person => WorkOf(person, Date).Count > 0) ?? (People.Count > 0 ? People[0] : null);

    public IReadOnlyList<ShowAgenda.Entry> Bookings => [.. Agenda.Entries.Where(entry => entry.Kind != BookingKind.Block)];

    public int Taken => Bookings.Count(entry => entry.Stands && !entry.IsHeld);

    public int TakenByAssistant => Bookings.Count(entry => entry is { Stands: true, IsHeld: false, By: "caller" });

    public LocalDate Before => Mode == AgendaMode.Week ? Date.PlusWeeks(-1) : Date.PlusDays(-1);

    public LocalDate After => Mode == AgendaMode.Week ? Date.PlusWeeks(1) : Date.PlusDays(1);

    /// <summary>The grid: a column per person of one day, or per day of one person.</summary>
    public Grid Grid => Mode == AgendaMode.Week
        ? new Grid(this, Shown is { } person ? [.. Enumerable.Range(0, 7).Select(day => (person, First.PlusDays(day)))] : [])
        : new Grid(this, [.. People.Select(person => (person, Date))]);

    /// <summary>The next free stretches of the day, for somebody at the telephone.</summary>
    public IEnumerable<(Stretch Free, ShowAgenda.Column Person)> NextFree() =>
        Mode != AgendaMode.Day ? []
        : Grid.Columns.SelectMany(column => column.Stretches.Where(stretch => stretch.IsFree).Select(free => (free, column.Person)))
            .OrderBy(pair => pair.free.From).Take(5);

    /// <summary>When somebody works on a day.</summary>
    public IReadOnlyList<Span> WorkOf(ShowAgenda.Column person, LocalDate date)
    {
        var (from, to) = Bounds(date);
        return [.. WorkingTime.Of(Here.Zone, Agenda.Hours, person.Hours, from, to)
            .Select(span => new Span(Instant.Max(span.From, from), Instant.Min(span.To, to))).Where(span => span.From < span.To)];
    }

    public bool IsOpen(LocalDate date) => Agenda.Hours.On(date).Count > 0;

    public (Instant From, Instant To) Bounds(LocalDate date) =>
        (Here.Zone.AtStartOfDay(date).ToInstant(), Here.Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());

    public string Time(Instant at) => Written.Time(at, Here.Zone);

    /// <summary>This page with something changed.</summary>
    public string To(LocalDate? date = null, AgendaMode? mode = null, Guid? with = null, string? more = null) =>
        Here.To($"agenda?jour={(date ?? Date):uuuu'-'MM'-'dd}{Word(mode ?? Mode)}{((with ?? With) is { } person ? $"&avec={person}" : "")}{(more is null ? "" : $"&{more}")}");

    public static AgendaMode Read(string? word) => word switch
    {
        "semaine" => AgendaMode.Week,
        "liste" => AgendaMode.List,
        _ => AgendaMode.Day,
    };

    private static string Word(AgendaMode mode) => mode switch
    {
        AgendaMode.Week => "&vue=semaine",
        AgendaMode.List => "&vue=liste",
        _ => "",
    };

    private static LocalDate Monday(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
