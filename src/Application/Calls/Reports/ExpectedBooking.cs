using System.Text.Json.Nodes;
using Kalliky.Domain.Scheduling;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Calls.Reports;

/// <summary>A corrected booking in the vocabulary of scenarios. Only what the kind has: a field that is not given is free.</summary>
internal static class ExpectedBooking
{
    public static JsonObject Of(CorrectedBooking booking, Fiction fiction, DateTimeZone zone)
    {
        var expected = new JsonObject
        {
            ["kind"] = booking.Kind.ToString().ToLowerInvariant(),
            ["status"] = booking.Cancelled ? "cancelled" : "confirmed",
        };
        if (booking.At is { } at)
            expected[booking.Kind == BookingKind.Hold ? "ends_at" : "starts_at"] = OffsetDateTimePattern.Rfc3339.Format(at.InZoneLeniently(zone).ToOffsetDateTime());
        switch (booking.Kind)
        {
            case BookingKind.Reservation:
                expected["party_size"] = booking.PartySize;
                break;
            case BookingKind.Hold:
                expected["product"] = booking.Product;
                Add(expected, "size", booking.Size);
                expected["quantity"] = booking.Quantity ?? 1;
                break;
            default:
                expected["services"] = new JsonArray([.. booking.Services.Select(service => JsonValue.Create(service))]);
                break;
        }

        if (booking.Kind != BookingKind.Hold)
            Add(expected, "resource", booking.With);
        if (booking.Name is { Length: > 0 } name)
            expected["customer"] = new JsonObject { ["name"] = fiction.Of(name) };
        return expected;
    }

    private static void Add(JsonObject expected, string field, string? value)
    {
        if (value is { Length: > 0 })
            expected[field] = value;
    }
}
