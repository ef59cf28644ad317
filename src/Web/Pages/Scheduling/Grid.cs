using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>Where things stand in the grid: rows of five minutes, from the first hour that anybody needs to the last.</summary>
public sealed class Grid
{
    private const int RowsPerHour = 12;
    private const int RowMinutes = 5;

    private readonly AgendaView view;

    public Grid(AgendaView view, IReadOnlyList<(ShowAgenda.Column Person, LocalDate Date)> columns)
    {
        this.view = view;
        (FirstHour, LastHour) = Hours(columns);
        Columns = [.. columns.Select(column => new GridColumn(this, view, column.Person, column.Date))];
    }

    public int FirstHour { get; }

    public int LastHour { get; }

    public IReadOnlyList<GridColumn> Columns { get; }

    public int Rows => (LastHour - FirstHour) * RowsPerHour;

    /// <summary>The row of the present moment; null when it is not shown.</summary>
    public int? NowRow(LocalDate date)
    {
        var now = view.Now.InZone(view.Here.Zone).LocalDateTime;
        var row = now.Date == date ? RowOf(now, date) : 0;
        return row > 1 && row <= Rows ? row : null;
    }

    /// <summary>From 1; what lies outside stands at the edge.</summary>
    public int RowOf(Instant at, LocalDate date) => RowOf(at.InZone(view.Here.Zone).LocalDateTime, date);

    private int RowOf(LocalDateTime at, LocalDate date)
    {
        var minutes = at.Date < date ? 0 : at.Date > date ? 24 * 60 : at.Hour * 60 + at.Minute;
        return Math.Clamp((minutes - FirstHour * 60) / RowMinutes + 1, 1, Rows + 1);
    }

    private (int First, int Last) Hours(IReadOnlyList<(ShowAgenda.Column Person, LocalDate Date)> columns)
    {
        var (first, last) = (24, 0);
        foreach (var (person, date) in columns)
        {
            var (from, to) = view.Bounds(date);
            var spans = view.WorkOf(person, date).Concat(view.Agenda.Entries
                .Where(entry => entry.Kind != BookingKind.Block && entry.ResourceId == person.Id && entry.StartsAt < to && entry.EndsAt > from)
                .Select(entry => new Span(Instant.Max(entry.StartsAt, from), Instant.Min(entry.EndsAt, to))));
            foreach (var span in spans)
            {
                var (start, end) = (span.From.InZone(view.Here.Zone).LocalDateTime, span.To.InZone(view.Here.Zone).LocalDateTime);
                first = Math.Min(first, start.Hour);
                last = Math.Max(last, end.Date > date ? 24 : end.Minute > 0 ? end.Hour + 1 : end.Hour);
            }
        }

        return first < last ? (first, last) : (9, 18);
    }
}
