using System.Text.Json;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Scheduling;

/// <summary>A booking as the assistant sees it and as it is read aloud, with what must still be asked. Pure.</summary>
/// <param name="Visit">The booking, then those that are part of the same visit.</param>
/// <param name="NeedsBirthdate">A practice must know whose appointment it is.</param>
internal sealed record BookingStates(IReadOnlyList<Booking> Visit, StoreSheet Sheet, bool NeedsBirthdate)
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private Booking First => Visit[0];

    public BookingState State() => new(
        First.Id,
        Word(First.Kind.ToString()),
        Word(First.Status.ToString()),
        First.Version,
        First.ReadBackVersion == First.Version,
        First.Moves,
        [.. Services.Select(service => service.Name)],
        With,
        Local.Format(At(First.StartsAt)),
        Local.Format(At(End)),
        First.PartySize,
        First.Article?.Name,
        First.Article?.Size,
        First.Article?.Quantity,
        First.CustomerName,
        First.CustomerPhone is not null,
        First.Status == BookingStatus.Held ? [.. Missing()] : []);

    public BookingReading Reading(IVault vault, PhoneNumber? caller, Instant now) => new(
        First.Kind, First.Moves is not null, Services, With, At(First.StartsAt), At(End), First.PartySize, First.Article, First.CustomerName,
        PhoneNumber.TryParse(vault.Open(First.CustomerPhone), out var phone) && phone != caller ? phone : null,
        now.InZone(Sheet.Zone).Date);

    /// <summary>What stands between this draft and a booking, in the order in which it is best asked.</summary>
    public IEnumerable<string> Missing()
    {
        if (First.Kind == BookingKind.Appointment && First.Services.Count == 0)
            yield return "service";
        if (!First.HasPlace)
            yield return "when";
        if (First.Kind == BookingKind.Reservation && First.PartySize is null)
            yield return "party";
        if (string.IsNullOrWhiteSpace(First.CustomerName))
            yield return "name";
        if (NeedsBirthdate)
            yield return "birthdate";
        if (First.CustomerPhone is null)
            yield return "phone";
    }

    private IReadOnlyList<BookedService> Services => [.. Visit.SelectMany(part => part.Services)];

    private Instant End => Visit.Max(part => part.EndsAt);

    private string? With => string.Join(" et ", Visit.Select(part => part.ResourceId is { } id ? Sheet.Resource(id)?.Name : null).OfType<string>().Distinct()) is { Length: > 0 } names
        ? names
        : null;

    private LocalDateTime At(Instant at) => at.InZone(Sheet.Zone).LocalDateTime;

    private static string Word(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
