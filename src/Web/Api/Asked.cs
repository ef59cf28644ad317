using System.Text.Json;
using Kalliky.Application.Shared;
using Kalliky.Web.Pages.Shared;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Web.Api;

/// <summary>Reads a list's filters from the query, and collects what is wrong with them for one answer.</summary>
internal sealed class Asked(HttpContext http)
{
    private readonly Dictionary<string, string[]> errors = [];

    /// <summary>The refusal, when something could not be read.</summary>
    public IResult? Refusal => errors.Count == 0 ? null : Problems.Invalid(http, errors);

    public Guid? Id(string name, IdKind kind) =>
        Read(name, $"An id that begins with {kind.Prefix}.", text => kind.TryRead(text, out var id) ? id : (Guid?)null);

    /// <summary>Several with commas between; none where nothing is asked.</summary>
    public IReadOnlyList<Guid> ManyIds(string name, IdKind kind)
    {
        var text = http.Request.Query[name].ToString();
        return text.Length == 0 ? [] : [.. text.Split(',').Take(20).Select(id => Given(name, id, kind))];
    }

    /// <summary>An id that stands in a body.</summary>
    public Guid Given(string name, string? text, IdKind kind)
    {
        if (kind.TryRead(text, out var id))
            return id;
        Wants(name, $"An id that begins with {kind.Prefix}.");
        return default;
    }

    public void Wants(string name, string expected) => errors[name] = [expected];

    public int? Number(string name, int least, int most) => Read(
        name, $"A number from {least} to {most}.",
        text => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : (int?)null);

    public T? Word<T>(string name)
        where T : struct, Enum =>
        Read(name, "One of " + string.Join(", ", Words.All<T>()) + ".", text => Words.TryRead<T>(text, out var value) ? value : (T?)null);

    public Instant? Time(string name) => Read(
        name, "A time such as 2026-11-24T18:40:00+01:00.",
        text => OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var time } ? time.ToInstant() : (Instant?)null);

    public LocalDate? Month(string name) => Read(name, "A month such as 2026-11.", text => WrittenMonth.Read(text));

    /// <summary>Words as they were given; how many are too many, the use case says.</summary>
    public string? Text(string name) => http.Request.Query[name] is [{ Length: > 0 } text] ? text : null;

    public bool? Flag(string name) => Read(name, "true or false.", text => text switch
    {
        "true" => true,
        "false" => false,
        _ => (bool?)null,
    });

    public int Limit() =>
        Read(
            "limit", $"A number from 1 to {Slice.Most}.",
            text => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Slice.Most
                ? limit
                : (int?)null)
        ?? Slice.Usual;

    public Position? After() =>
        Read("cursor", "The next_cursor of an earlier answer.", text => Cursor.TryRead(text, out var place) ? place : (Position?)null);

    private T? Read<T>(string name, string expected, Func<string, T?> read)
        where T : struct
    {
        var text = http.Request.Query[name];
        if (text.Count == 0)
            return null;
        var value = text is [{ } only] ? read(only) : null;
        if (value is null)
            errors[name] = [expected];
        return value;
    }
}

/// <summary>The values of an enumeration as words of the wire.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Of);

    public static bool TryRead<T>(string text, out T value)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (Of(known) == text)
            {
                value = known;
                return true;
            }
        }

        value = default;
        return false;
    }
}
