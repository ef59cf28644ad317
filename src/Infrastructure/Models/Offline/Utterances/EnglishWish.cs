using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Reading;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>What an English caller says they want, as far as a few words tell.</summary>
internal static class EnglishWish
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly Regex Table = Pattern.Of("(?:a |the )?table", "reserv\\w+", "book\\w*");

    private static readonly Regex For = Pattern.Of(@"for (?<n>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)");

    public static JsonObject? Of(string plain, LocalDate today)
    {
        if (!Table.IsMatch(plain))
            return null;
        var wish = new JsonObject { ["intent"] = plain.Contains("appointment", StringComparison.Ordinal) ? "appointment.create" : "reservation.create" };
        if (For.Match(plain) is { Success: true } party)
            wish["party_size"] = Array.IndexOf(Numbers, party.Groups["n"].Value) is > 0 and var count ? count : int.Parse(party.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture);
        if (Pattern.Of("tonight|today|this evening").IsMatch(plain))
            wish["date"] = LocalDatePattern.Iso.Format(today);
        else if (plain.Contains("tomorrow", StringComparison.Ordinal))
            wish["date"] = LocalDatePattern.Iso.Format(today.PlusDays(1));
        if (Pattern.Of("tonight|evening|dinner|night").IsMatch(plain))
            wish["service"] = "dinner";
        else if (Pattern.Of("lunch|noon").IsMatch(plain))
            wish["service"] = "lunch";
        return wish;
    }
}
