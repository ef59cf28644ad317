using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>How a value stands in the record and on a ticket.</summary>
internal static partial class Written
{
    public static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static string Of(LocalTime time) => Time.Format(time);

    public static string Of(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Of(long cents) => Amounts.Show(cents);

    /// <summary>One line without control characters, and without a telephone number, which a ticket's subject must not hold.</summary>
    public static string OneLine(string text) => Number().Replace(Gap().Replace(text, " ").Trim(), "…");

    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Gap();

    [GeneratedRegex(@"\+?[0-9]([ .\-/]?[0-9]){8,14}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
