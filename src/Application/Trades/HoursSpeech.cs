using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using NodaTime;

namespace Kalliky.Application.Trades;

/// <summary>Opening hours for the ear.</summary>
internal static class HoursSpeech
{
    public static string Of(OpeningHours hours, LocalDate day, LocalDateTime now)
    {
        var spans = hours.On(day);
        var name = Dates.Say(day, now.Date);
        if (spans.Count > 0)
            return $"{Capital(name)}, nous sommes ouverts {Lists.Say([.. spans.OrderBy(span => span.From).Select(Span)])}.{IfShut(hours, day, now)}";
        return $"{Capital(name)}, nous sommes fermés.{Next(hours, day == now.Date ? now : day.PlusDays(1).AtMidnight(), now.Date)}";
    }

    private static string Span(OpeningSpan span) => $"de {Times.Say(span.From)} à {Times.Say(span.To)}";

    // "Today from eleven to two" says little to somebody who calls at three.
    private static string IfShut(OpeningHours hours, LocalDate day, LocalDateTime now) =>
        day == now.Date && !hours.IsOpenAt(now) ? " Nous sommes fermés en ce moment." + Next(hours, now, now.Date) : "";

    private static string Next(OpeningHours hours, LocalDateTime after, LocalDate today)
    {
        if (hours.NextOpening(after) is not { } next)
            return "";
        var day = next.Date == today ? "" : Dates.Say(next.Date, today) + " ";
        return $" Nous rouvrons {day}à {Times.Say(next.TimeOfDay)}.";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
