using System.Text.Json;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The form that a restaurant's calls are read into, as a model fills it in.</summary>
internal static class Forms
{
    public const string TableForFour = """{"state":"agreed","date":"2026-11-28","time":"20:00","party_size":4,"place":null}""";

    /// <param name="orders">Of JSON, without brackets; the same of the bookings.</param>
    /// <param name="more">Fields that nobody asked for, with a comma before.</param>
    public static string Of(string outcome, string summary, int? satisfaction = null, string orders = "", string bookings = "", string flags = "", string open = "", string more = "") => $$"""
        {"outcome":{{Text(outcome)}},"summary":{{Text(summary)}},"satisfaction":{{satisfaction?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}},
        "satisfaction_reason":null,"flags":[{{flags}}],"open_requests":[{{open}}],"orders":[{{orders}}],"bookings":[{{bookings}}]{{more}}}
        """;

    /// <summary>An order that was said to be taken.</summary>
    public static string Order(int quantity, string dish, int? total, string? time, string state = "agreed") =>
        $$"""{"state":"{{state}}","lines":[{"quantity":{{quantity}},"name":{{Text(dish)}},"without":[]}],"total_cents":{{total?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "null"}},"date":null,"time":{{Text(time)}}}""";

    private static string Text(string? text) => JsonSerializer.Serialize(text);
}
