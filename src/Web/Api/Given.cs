using NodaTime;
using NodaTime.Text;

namespace Kalliky.Web.Api;

/// <summary>Reads the ids, words and times of a body, and collects what is wrong with them for one answer.</summary>
internal sealed class Given(HttpContext http)
{
    private const string Euro = "EUR";

    private readonly Dictionary<string, string[]> errors = [];

    /// <summary>The refusal, when something could not be read.</summary>
    public IResult? Refusal => errors.Count == 0 ? null : Problems.Invalid(http, errors);

    public void Wants(string field, string expected) => errors[field] = [expected];

    public Guid Id(string field, string? text, IdKind kind)
    {
        if (kind.TryRead(text, out var id))
            return id;
        Wants(field, $"An id that begins with {kind.Prefix}.");
        return default;
    }

    /// <summary>Null where it was left out.</summary>
    public Guid? MaybeId(string field, string? text, IdKind kind) => text is null ? null : Id(field, text, kind);

    /// <summary>None where they were left out; how many are too many, the use case says.</summary>
    public IReadOnlyList<Guid> ManyIds(string field, IReadOnlyList<string>? texts, IdKind kind) => [.. (texts ?? []).Select(text => Id(field, text, kind))];

    /// <summary>Null where it was left out. A day that no calendar has is no time.</summary>
    public Instant? Time(string field, string? text)
    {
        if (text is null)
            return null;
        if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var time })
            return time.ToInstant();
        Wants(field, "A time such as 2026-11-24T18:40:00+01:00.");
        return null;
    }

    /// <summary>In cents; null where it was left out.</summary>
    public long? Cents(string field, MoneyJson? money)
    {
        if (money is { Currency: not Euro })
            Wants(field, "An amount in EUR.");
        return money?.Amount;
    }
}
