using System.Globalization;
using System.Text.RegularExpressions;
using Kalliky.Domain.Businesses;
using NodaTime;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>The hours of a day as people write them: 9:00-12:30, 13:30-18:00; also 9h-12h30 et 13h30-18h.</summary>
public static partial class HoursText
{
    /// <summary>Empty where nothing is written; null when it cannot be read.</summary>
    public static IReadOnlyList<OpeningSpan>? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        List<OpeningSpan> spans = [];
        foreach (var part in Between().Split(text.Trim()))
        {
            if (Span().Match(part.Trim()) is not { Success: true } span || At(span.Groups[1], span.Groups[2]) is not { } from || At(span.Groups[3], span.Groups[4]) is not { } to || from == to)
                return null;
            spans.Add(new OpeningSpan(from, to));
        }

        return spans;
    }

    public static string Write(IEnumerable<OpeningSpan> spans) =>
        string.Join(", ", spans.OrderBy(span => span.From).Select(span => $"{Clock(span.From)}-{Clock(span.To)}"));

    private static string Clock(LocalTime at) => at.ToString("H':'mm", CultureInfo.InvariantCulture);

    // 24:00 is midnight.
    private static LocalTime? At(Group hours, Group minutes)
    {
        var hour = int.Parse(hours.Value, CultureInfo.InvariantCulture);
        var minute = minutes.Success ? int.Parse(minutes.Value, CultureInfo.InvariantCulture) : 0;
        return hour > 24 || minute > 59 || hour == 24 && minute > 0 ? null : new LocalTime(hour % 24, minute);
    }

    [GeneratedRegex(@"\s*(?:[,;/+]|\bet\b)\s*")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:de\s+)?(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?\s*(?:-|–|—|\u00E0)\s*(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?$")]
    private static partial Regex Span();
}
