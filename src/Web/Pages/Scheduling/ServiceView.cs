using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>How many sit at a quarter of an hour.</summary>
/// <param name="Held">Beside those, for callers who are still speaking.</param>
public sealed record Quarter(Instant At, int Seated, int Held);

/// <summary>One service of a restaurant: who comes, and how full it is.</summary>
/// <param name="Word">"midi" or "soir"; what the address asks for, or nothing.</param>
public sealed record ServiceView(ShowAgenda.Agenda Agenda, OpenStore Here, Instant Now, LocalDate Date, string? Word)
{
    private static readonly Duration Step = Duration.FromMinutes(15);
    private static readonly LocalTime Afternoon = new(16, 0);

    public const string Noon = "midi";
    public const string Evening = "soir";

    public LocalDate Today => Now.InZone(Here.Zone).Date;

    /// <summary>The services of the day.</summary>
    public IReadOnlyList<(string Word, Span Span)> Services =>
        [.. Spans().GroupBy(span => span.From.InZone(Here.Zone).TimeOfDay < Afternoon ? Noon : Evening)
            .Select(part => (part.Key, new Span(part.Min(span => span.From), part.Max(span => span.To))))];

    /// <summary>The one that is shown: asked for, else the one that goes on or comes; null on a closed day.</summary>
    public (string Word, Span Span)? Shown
    {
        get
        {
            var services = Services;
            if (services.Count == 0)
                return null;
            var asked = services.Where(service => service.Word == Word).ToList();
            var coming = services.Where(service => service.Span.To > Now).ToList();
            return asked.Count > 0 ? asked[0] : coming.Count > 0 && Date == Today ? coming[0] : services[^1];
        }
    }

    public IReadOnlyList<ShowAgenda.Column> Areas => [.. Agenda.Columns.Where(column => column.Kind == ResourceKind.Area)];

    public int Capacity => Areas.Where(area => area.IsActive).Sum(area => area.Covers ?? 0);

    /// <summary>In order of their arrival.</summary>
    public IReadOnlyList<ShowAgenda.Entry> Bookings => Shown is { } shown
        ? [.. Agenda.Entries.Where(entry => entry.Kind == BookingKind.Reservation && entry.StartsAt >= shown.Span.From && entry.StartsAt < shown.Span.To)]
        : [];

    public int Covers => Bookings.Where(entry => entry.Stands).Sum(entry => entry.PartySize ?? 0);

    public IReadOnlyList<Quarter> Quarters
    {
        get
        {
            List<Quarter> quarters = [];
            if (Shown is not { } shown)
                return quarters;
            var standing = Agenda.Entries.Where(entry => entry is { Kind: BookingKind.Reservation, Stands: true }).ToList();
            for (var at = shown.Span.From; at < shown.Span.To && quarters.Count < 96; at += Step)
            {
                var there = standing.Where(entry => entry.StartsAt <= at && at < entry.EndsAt).ToList();
                quarters.Add(new Quarter(at, Sum(there, held: false), Sum(there, held: true)));
            }

            return quarters;
        }
    }

    public Quarter? Fullest => Quarters.MaxBy(quarter => quarter.Seated + quarter.Held);

    public string Time(Instant at) => Written.Time(at, Here.Zone);

    public string To(LocalDate? date = null, string? service = null, string? more = null) => Here.To(
        $"reservations?jour={BookingForm.Write(date ?? Date)}{((service ?? Word) is { } word ? $"&service={word}" : "")}{(more is null ? "" : $"&{more}")}");

    private static int Sum(IEnumerable<ShowAgenda.Entry> entries, bool held) => entries.Where(entry => entry.IsHeld == held).Sum(entry => entry.PartySize ?? 0);

    // Those that begin on this day; the last may end after midnight.
    private IEnumerable<Span> Spans()
    {
        var (from, to) = (Here.Zone.AtStartOfDay(Date).ToInstant(), Here.Zone.AtStartOfDay(Date.PlusDays(1)).ToInstant());
        return WorkingTime.Of(Here.Zone, Agenda.Hours, null, from, to).Where(span => span.From >= from && span.From < to);
    }
}
