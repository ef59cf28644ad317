using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Kalliky.Application.Scheduling;
using NodaTime;

namespace Kalliky.Infrastructure.Calendars;

/// <summary>Calendars by Ical.Net. Times are in UTC, which every program shows in its own zone.</summary>
internal sealed class IcalCalendarFile : ICalendarFile
{
    public string Write(CalendarPage page)
    {
        var calendar = new Calendar { ProductId = "-//Kalliky//Agenda//FR", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", page.Name);
        calendar.Events.AddRange(page.Entries.Select(Of));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    // The stamp is that of the last change, so that the same diary is the same file.
    private static CalendarEvent Of(CalendarPage.Entry entry) => new()
    {
        Uid = $"{entry.Id}@kalliky",
        DtStamp = At(entry.ChangedAt),
        LastModified = At(entry.ChangedAt),
        Sequence = entry.Changes,
        DtStart = At(entry.StartsAt),
        DtEnd = At(entry.EndsAt),
        Summary = entry.Title,
    };

    private static CalDateTime At(Instant moment) => new(Instant.FromUnixTimeSeconds(moment.ToUnixTimeSeconds()).ToDateTimeUtc());
}
