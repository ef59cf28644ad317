using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>What stands in a column: a booking, a block, time off, or time that is free.</summary>
/// <param name="Lane">Which of <paramref name="Lanes"/> beside one another.</param>
/// <param name="Off">Why nobody can be booked.</param>
public sealed record Stretch(int Row, int End, Instant From, Instant To, ShowAgenda.Entry? Entry = null, string? Off = null, bool IsFree = false, int Lane = 1, int Lanes = 1)
{
    public Duration Length => To - From;

    public string Where => $"row-start-{Row} row-end-{End}{(Lanes > 1 ? $" lane-{Lane}-{Lanes}" : "")}";
}

/// <summary>One person on one day.</summary>
public sealed class GridColumn
{
    private static readonly Duration Worthwhile = Duration.FromMinutes(30);
    private static readonly Duration Five = Duration.FromMinutes(5);

    private readonly Grid grid;
    private readonly AgendaView view;
    private readonly IReadOnlyList<Span> work;

    public GridColumn(Grid grid, AgendaView view, ShowAgenda.Column person, LocalDate date)
    {
        (this.grid, this.view, Person, Date) = (grid, view, person, date);
        work = view.WorkOf(person, date);
        var (from, to) = view.Bounds(date);
        Entries = [.. view.Agenda.Entries.Where(entry => entry.ResourceId == person.Id && entry.StartsAt < to && entry.EndsAt > from)];
        Stretches = [.. Off().Concat(Free()).Concat(Booked()).OrderBy(stretch => stretch.From)];
    }

    public ShowAgenda.Column Person { get; }

    public LocalDate Date { get; }

    public IReadOnlyList<ShowAgenda.Entry> Entries { get; }

    public IReadOnlyList<Stretch> Stretches { get; }

    /// <summary>From and to; null when they do not work.</summary>
    public (Instant From, Instant To)? Work => work.Count == 0 ? null : (work[0].From, work[^1].To);

    private IEnumerable<Stretch> Off()
    {
        var (from, to) = (Edge(grid.FirstHour), Edge(grid.LastHour));
        var at = from;
        foreach (var span in work.Append(new Span(to, to)))
        {
            if (span.From > at)
                yield return Place(at, Instant.Min(span.From, to)) with { Off = Why(at == from, span.From >= to) };
            at = Instant.Max(at, span.To);
        }
    }

    private string Why(bool first, bool last) =>
        first && last ? view.IsOpen(Date) ? "Ne travaille pas" : "Jour de fermeture" : first ? "Pas encore arrivé" : last ? "Parti" : "Pause";

    private IEnumerable<Stretch> Free()
    {
        if (!Person.IsActive || view.Agenda.Services.Count == 0 || view.Here.IsClosed)
            yield break;
        var taken = Entries.Where(entry => entry.Stands).Select(entry => new Span(entry.StartsAt, entry.BusyUntil));
        foreach (var span in WorkingTime.Less(work, taken))
        {
            var from = Instant.Max(span.From, Diary.Up(view.Now, Five));
            if (span.To - from >= Worthwhile)
                yield return Place(from, span.To) with { IsFree = true };
        }
    }

    // What overlaps stands side by side; more than three share the last lane.
    private List<Stretch> Booked()
    {
        List<Stretch> all = [];
        List<Stretch> together = [];
        var until = Instant.MinValue;
        foreach (var entry in Entries)
        {
            if (entry.StartsAt >= until)
                Close();
            var lane = 1;
            while (lane < 3 && together.Exists(other => other.Lane == lane && other.To > entry.StartsAt))
                lane++;
            together.Add(Place(entry.StartsAt, entry.EndsAt) with { Entry = entry, Lane = lane });
            until = Instant.Max(until, entry.EndsAt);
        }

        Close();
        return all;

        void Close()
        {
            var lanes = together.Count == 0 ? 1 : together.Max(stretch => stretch.Lane);
            all.AddRange(together.Select(stretch => stretch with { Lanes = lanes }));
            together.Clear();
        }
    }

    private Stretch Place(Instant from, Instant to)
    {
        var row = grid.RowOf(from, Date);
        return new Stretch(row, Math.Max(row + 1, grid.RowOf(to, Date)), from, to);
    }

    private Instant Edge(int hour) => hour >= 24
        ? view.Bounds(Date).To
        : view.Here.Zone.AtLeniently(Date.At(new LocalTime(hour, 0))).ToInstant();
}
