using System.Text.Json;
using Kalliky.Domain.Calls;
using NodaTime.Text;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>What a model wrote into the form of a trade, read only when all of it fits.</summary>
internal sealed record FilledForm(
    CallOutcome Outcome, string Summary, int? Satisfaction, string? SatisfactionReason, IReadOnlyList<CallFlag> Flags, IReadOnlyList<string> OpenRequests,
    IReadOnlyList<SaidOrder> Orders, IReadOnlyList<SaidBooking> Bookings)
{
    /// <summary>More than the fullest form of any trade, whatever its schema allows.</summary>
    private const int Longest = 100_000;

    /// <summary>Null when anything in it is not as asked: it then counts like no form at all.</summary>
    public static FilledForm? Read(string schema, JsonElement? answered)
    {
        if (answered is not { ValueKind: JsonValueKind.Object } form || form.GetRawText().Length > Longest || !FormCheck.Fits(schema, form)
            || !TryWord<CallOutcome>(form, "outcome", out var came) || Text(form, "summary") is not { } summary)
            return null;
        var orders = List(form, "orders", Order);
        var bookings = List(form, "bookings", Booking);
        if (orders.Contains(null) || bookings.Contains(null))
            return null;
        var satisfaction = Number(form, "satisfaction");
        return new FilledForm(
            came, summary, satisfaction, satisfaction is null ? null : Text(form, "satisfaction_reason"),
            [.. Texts(form, "flags").Select(word => TryRead<CallFlag>(word, out var flag) ? flag : (CallFlag?)null).OfType<CallFlag>().Distinct()],
            [.. Texts(form, "open_requests").Distinct()], [.. orders.OfType<SaidOrder>()], [.. bookings.OfType<SaidBooking>()]);
    }

    private static SaidOrder? Order(JsonElement said) => When(said, out var date, out var time)
        ? new(State(said), List(said, "lines", Line), Number(said, "total_cents"), date, time)
        : null;

    private static SaidLine Line(JsonElement line) => new(Number(line, "quantity") ?? 1, Text(line, "name") ?? "", Texts(line, "without"));

    private static SaidBooking? Booking(JsonElement said) => When(said, out var date, out var time)
        ? new(
            State(said), date, time, Texts(said, "services"), Text(said, "person") ?? Text(said, "place"), Number(said, "party_size"), Text(said, "product"),
            Text(said, "size"), Number(said, "quantity"))
        : null;

    // What is no day or no time makes the whole form one that does not fit.
    private static bool When(JsonElement said, out string? date, out string? time)
    {
        (date, time) = (Text(said, "date"), Text(said, "time"));
        return (date is null || LocalDatePattern.Iso.Parse(date).Success) && (time is null || Written.Time.Parse(time).Success);
    }

    private static SaidState State(JsonElement said) => TryWord<SaidState>(said, "state", out var state) ? state : SaidState.Unfinished;

    private static int? Number(JsonElement from, string field) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static string? Text(JsonElement from, string field) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && Written.OneLine(value.GetString()!) is { Length: > 0 } text ? text : null;

    private static List<string> Texts(JsonElement from, string field) =>
        [.. List(from, field, text => text.ValueKind == JsonValueKind.String ? Written.OneLine(text.GetString()!) : "").Where(text => text.Length > 0)];

    private static List<T> List<T>(JsonElement from, string field, Func<JsonElement, T> read) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(field, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(read)] : [];

    private static bool TryWord<T>(JsonElement from, string field, out T read)
        where T : struct, Enum => TryRead(Text(from, field), out read);

    // snake_case words have no place for digits, by which an enum could be read too.
    private static bool TryRead<T>(string? word, out T read)
        where T : struct, Enum
    {
        read = default;
        return word is not null && word.All(letter => letter is '_' or (>= 'a' and <= 'z'))
            && Enum.TryParse(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out read);
    }
}
