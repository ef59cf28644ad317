using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>"Décaler mon balayage de vendredi dix heures, plutôt vendredi après-midi": which dates and times say when the
/// booking stands, and which when it is wanted instead.</summary>
internal static class OldPlace
{
    private static readonly Regex Stands = Pattern.Of(
        @"(?:de|du|d|des|prevue?|prevu pour|initialement|rendez vous|rdv|reservation|table|place)(?: (?:le|la|ce|l))?$", @"(?:j ai|on a|j avais|on avait|nous avons)(?: \w+){0,6}$");

    private static readonly Regex Beside = new("^(?:a|le|vers|de|du|au|pour|ce|et|l)?(?: (?:le|la))?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The word where the old place ends; 0 where none is said.</summary>
    public static int Until(Utterance said, ZonedDateTime now)
    {
        var spans = Dates.Hear(said.Words, new DateContext(now.Date)).Select(date => (date.First, date.Next))
            .Concat(Times.Hear(said.Words, new TimeContext(now)).Where(time => time is not HeardTime.Shift).Select(time => (time.First, time.Next))).OrderBy(span => span.First).ToList();
        var until = 0;
        foreach (var (first, next) in spans)
        {
            var before = said.PlainOf(0, first).TrimEnd();
            var goesOn = until > 0 && Math.Max(until, first) == first && Beside.IsMatch(said.PlainOf(until, first)) && !said.Words.BreaksAt(first) && !(said.Words.At(first - 1) == "a" && spans.Exists(span => span.First == first && Dates.Hear(said.Words, first, new DateContext(now.Date)) is not null));
            if (first < until || goesOn || until == 0 && Stands.IsMatch(before))
                until = Math.Max(until, next);
            else
                break;
        }

        return until;
    }
}
