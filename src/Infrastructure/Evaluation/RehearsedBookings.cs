using System.Text.Json;
using System.Text.Json.Nodes;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Evaluation;

/// <summary>A booking in the vocabulary of expectations.</summary>
/// <param name="names">Of the resources.</param>
internal sealed class RehearsedBookings(IVault vault, DateTimeZone zone, IReadOnlyDictionary<Guid, string> names)
{
    public JsonObject Of(Booking booking) => new()
    {
        ["kind"] = Word(booking.Kind),
        ["status"] = Word(booking.Status),
        ["starts_at"] = At(booking.StartsAt),
        ["ends_at"] = At(booking.EndsAt),
        ["services"] = new JsonArray([.. booking.Services.Select(service => JsonValue.Create(service.Name))]),
        ["resource"] = booking.ResourceId is { } resource ? names.GetValueOrDefault(resource) : null,
        ["party_size"] = booking.PartySize,
        ["product"] = booking.Article?.Name,
        ["size"] = booking.Article?.Size,
        ["quantity"] = booking.Article?.Quantity,
        ["customer"] = new JsonObject { ["name"] = booking.CustomerName, ["phone"] = vault.Open(booking.CustomerPhone) },
        ["note"] = vault.Open(booking.Note),
    };

    private string At(Instant at) => OffsetDateTimePattern.Rfc3339.Format(at.InZone(zone).ToOffsetDateTime());

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
