using System.Globalization;
using Kalliky.Application.Scheduling;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>What one fills in to take or to move a booking.</summary>
public sealed class BookingForm
{
    private static readonly LocalDatePattern Days = LocalDatePattern.Iso;
    private static readonly LocalTimePattern Hours = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public Guid? ResourceId { get; set; }

    /// <summary>2026-11-26.</summary>
    public string? Day { get; set; }

    /// <summary>15:30.</summary>
    public string? Hour { get; set; }

    /// <summary>Null until something is chosen: a list that is there already would not be filled by a posted form.</summary>
    public IReadOnlyList<Guid>? ServiceIds { get; set; }

    public int? Party { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? Note { get; set; }

    /// <summary>The second step: it was refused, and is wanted all the same.</summary>
    public bool Force { get; set; }

    public static BookingForm At(LocalDateTime? at, Guid? with) => new()
    {
        ResourceId = with,
        Day = at is { } day ? Days.Format(day.Date) : null,
        Hour = at is { } hour ? Hours.Format(hour.TimeOfDay) : null,
    };

    /// <summary>Null when day or hour are not whole.</summary>
    public LocalDateTime? Local =>
        Days.Parse(Day ?? "") is { Success: true } day && Hours.Parse(Hour ?? "") is { Success: true } hour ? day.Value + hour.Value : null;

    public TakeBooking ToTake(Guid store, string by) => new(
        store, ResourceId ?? Guid.Empty, Local!.Value, ServiceIds ?? [], Party, Name?.Trim() ?? "", Phone, Note, by, Force);

    public MoveBooking ToMove(Guid booking, string by) => new(booking, ResourceId ?? Guid.Empty, Local!.Value, Party, by, Force);

    public static string Write(LocalDate day) => Days.Format(day);

    public static string Write(LocalTime hour) => hour.ToString("HH':'mm", CultureInfo.InvariantCulture);
}

/// <summary>What one fills in to keep time free of bookings.</summary>
public sealed class BlockForm
{
    public Guid? ResourceId { get; set; }

    public string? Day { get; set; }

    public string? Hour { get; set; }

    public string? UntilDay { get; set; }

    public string? UntilHour { get; set; }

    public string? Note { get; set; }

    public bool Force { get; set; }

    public LocalDateTime? From => new BookingForm { Day = Day, Hour = Hour }.Local;

    public LocalDateTime? Until => new BookingForm { Day = UntilDay, Hour = UntilHour }.Local;
}
