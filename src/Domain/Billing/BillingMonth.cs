using NodaTime;

namespace Kalliky.Domain.Billing;

/// <summary>A month as Kalliky bills it: a calendar month on the clock of Paris, wherever the store stands.</summary>
public readonly record struct BillingMonth
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    private BillingMonth(LocalDate first) => First = first;

    /// <summary>Its first day, by which it stands in rows.</summary>
    public LocalDate First { get; }

    public LocalDate Last => First.PlusMonths(1).PlusDays(-1);

    public Instant From => Zone.AtStartOfDay(First).ToInstant();

    /// <summary>The first instant that is no longer in it.</summary>
    public Instant Until => Zone.AtStartOfDay(First.PlusMonths(1)).ToInstant();

    public BillingMonth Before => new(First.PlusMonths(-1));

    public static BillingMonth Of(Instant at) => Of(at.InZone(Zone).Date);

    public static BillingMonth Of(LocalDate day) => new(new LocalDate(day.Year, day.Month, 1));
}
