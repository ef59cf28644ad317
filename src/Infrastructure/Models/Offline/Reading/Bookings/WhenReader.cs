using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>Hears when somebody would like to come: days, windows of days, times, bounds, "le plus tôt possible".</summary>
/// <param name="now">The moment of the call, in the store's zone.</param>
/// <param name="about">The place that is being discussed: the draft, or what was offered.</param>
internal sealed class WhenReader(OpeningHours hours, ZonedDateTime now, LocalDateTime? about)
{
    /// <summary>Words that something else explains.</summary>
    public IReadOnlyList<bool> Taken { get; init; } = [];

    /// <summary>The meal that is spoken of, where it is known.</summary>
    public Meal Meal { get; init; }

    private static readonly Regex SameTime = Pattern.Of("(?:a )?(?:la )?meme heure", "l heure (?:ne )?change pas", "pareil pour l heure");

    private static readonly Regex First = Pattern.Of("(?:a |la |des )?(?:toute )?premiere heure", @"(?:le|la|au) (?:plus|premier|premiere) (?:tot|vite|rapidement|rapide|place|creneau|rendez vous|disponibilite|dispo)(?: \w+)?", "des que possible", "(?<!rien |chose |un peu )plus (?:tot|vite) possible", "au plus (?:tot|vite|rapide)", "rapidement", @"(?:a|des) l ouverture", "des que vous (?:avez|pouvez)", "le plus (?:tot|rapidement|vite)(?: possible)?", "n importe quand", "quand vous (?:voulez|pouvez|avez de la place)", "peu importe (?:le jour|l heure|quand)");

    private static readonly Regex Later = Pattern.Of(@"(?:rien|quelque chose|possible|autre chose|creneau|un peu|plutot|pas) (?:de )?plus tard(?: dans la journee)?", "un peu apres", "plus tard (?:ce serait|si possible|dans la (?:journee|matinee|soiree)|c est possible)", "^plus tard$");

    private static readonly Regex Earlier = Pattern.Of(@"(?:rien|quelque chose|possible|autre chose|creneau|un peu|plutot|pas) (?:de )?plus tot", "un peu avant", "plus tot (?:ce serait|si possible|dans la (?:journee|matinee)|c est possible)", "^plus tot$");

    private static readonly Regex AnotherDay = Pattern.Of(@"un autre (?:jour|creneau|moment|horaire)", "une autre (?:date|heure)", "autre (?:jour|date) (?:possible)?");

    private static readonly Regex Leave = Pattern.Of("(?<=^|merci|revoir|bien|donc|allez|parfait|tout|super|non|beaucoup|journee|soiree|accord) ?a (?:demain|ce soir|cet apres midi|tout a l heure|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|bientot)(?: alors| donc| merci| au revoir| soir| matin| midi| prochain)*$");

    // "je vous confirme le nombre jeudi", "c'était en septembre": a day on which nobody comes.
    private static readonly Regex Aside = Pattern.Of(@"(?:confirm\w+|rappel\w+|dirai|redis|previendrai|previens)(?: \w+){0,4}$", @"(?:etait|etais|depuis|venue?|passee?|achete\w*|recu|depose\w*|offert\w*)(?: \w+){0,2}$");

    /// <param name="asked">A day or a time was just asked for.</param>
    /// <param name="day">The day agreed on before.</param>
    /// <param name="from">The first word, and the word after the last, that may tell.</param>
    public SpokenWhen? Hear(Utterance said, bool asked, LocalDate? day, int from = 0, int next = int.MaxValue)
    {
        // "À demain !" takes leave.
        next = Leave.Match(said.Plain) is { Success: true } leave ? Math.Min(next, said.WordAt(leave.Index)) : next;
        var dates = Dates.Hear(said.Words, new DateContext(now.Date) { Now = now.TimeOfDay, About = about?.Date })
            .Where(date => date.First >= from && date.First < next && IsFree(date.First) && !date.Past && !Aside.IsMatch(said.PlainOf(0, date.First))).ToList();
        var wanted = dates.FindAll(date => !date.Denied);
        var last = wanted.Count > 0 ? wanted[^1] : null;
        var when = last is null ? new SpokenWhen() : Day(last, wanted.Count > 1 && IsOr(said, wanted[^2], last) ? wanted[^2] : null);
        var on = when.Day ?? when.From ?? day ?? about?.Date;
        when = Times(said, when, on, last?.Part, asked, from, next);
        when = Turns(said, when, from, next);
        return when.IsEmpty && when.Part is null ? null : when;
    }

    private static SpokenWhen Day(HeardDate date, HeardDate? or) => new()
    {
        Days = date.IsWindow ? [] : [.. (or?.Candidates ?? []).Concat(date.Candidates).Distinct()],
        From = date.From, Upto = date.Upto, ReadBack = date.ReadBack, Approximate = date.Approximate, Part = date.Part,
    };

    private static bool IsOr(Utterance said, HeardDate first, HeardDate second) =>
        !first.IsWindow && !second.IsWindow && said.PlainOf(first.Next, second.First) is "ou" or "ou bien" or "ou le" or "ou alors" or "voire" or "ou bien le";

    private SpokenWhen Times(Utterance said, SpokenWhen when, LocalDate? day, DayPart? part, bool asked, int from, int next)
    {
        foreach (var time in Kalliky.Application.Speech.French.Times.Hear(said.Words, Context(day, part ?? when.Part, asked)).Where(time => time.First >= from && time.First < next && IsFree(time.First) && !time.Denied))
        {
            when = time switch
            {
                HeardTime.Clock clock => when with { At = clock.At, Earliest = null, Latest = null, Part = null, Approximate = clock.Approximate },
                HeardTime.Window { Part: null, Approximate: true, From: { } begin } about => when with { At = begin, Latest = about.Upto, Earliest = null, Approximate = true, Part = null },
                HeardTime.Window { Part: not null } named when when.At is not null => when with { Part = named.Part },
                HeardTime.Window window => when with { Earliest = window.From ?? when.Earliest, Latest = window.Upto ?? when.Latest, Part = window.Part ?? when.Part },
                HeardTime.In later => when with { Days = [later.At.Date], At = Rounded(later.At.TimeOfDay), Approximate = true },
                HeardTime.Shift shift => when with { Shift = shift.Minutes },
                _ => when,
            };
        }

        // "demain soir", "samedi midi": the part of the day is a window of its own.
        if (part is { } named2 && !when.HasTime)
            when = when with { Part = named2, Earliest = named2.Span().From, Latest = named2.Span().Upto };
        return when;
    }

    /// <summary>The words that dates and times explain.</summary>
    public IEnumerable<(int First, int Next)> Spans(Utterance said, bool asked, LocalDate? day) =>
        Dates.Hear(said.Words, new DateContext(now.Date)).Where(date => IsFree(date.First)).Select(date => (date.First, date.Next))
            .Concat(Kalliky.Application.Speech.French.Times.Hear(said.Words, Context(day ?? about?.Date, null, asked)).Where(time => IsFree(time.First)).Select(time => (time.First, time.Next)));

    private TimeContext Context(LocalDate? day, DayPart? part, bool asked) => new(now)
    {
        Day = day, Part = part, Asked = asked, Meal = Meal,
        Openings = [.. hours.On(day ?? now.Date).Select(span => new Opening(span.From, span.To))],
    };

    private bool IsFree(int word) => word >= Taken.Count || !Taken[word];

    private SpokenWhen Turns(Utterance said, SpokenWhen when, int from, int next)
    {
        var plain = said.PlainOf(from, Math.Min(next, said.Words.Count));
        if (SameTime.IsMatch(plain))
            when = when with { SameTime = true, At = about?.TimeOfDay ?? when.At };
        if (!when.HasDay && Shifted(plain) is { } days)
            when = when with { ShiftDays = days };
        if (First.IsMatch(plain) && when.At is null)
            when = when with { Soonest = true };
        var other = Later.IsMatch(plain) ? 1 : Earlier.IsMatch(plain) ? -1 : AnotherDay.IsMatch(plain) && !when.HasDay ? 1 : 0;
        return other != 0 && !when.HasTime ? when with { Other = other } : when;
    }

    // "repousser d'une semaine", "avancer de deux jours", "le lendemain".
    private static int? Shifted(string plain)
    {
        var match = Shift.Match(plain);
        if (!match.Success)
            return null;
        if (match.Groups["near"].Success)
            return match.Groups["near"].Value.EndsWith("veille", StringComparison.Ordinal) ? -1 : match.Groups["near"].Value.EndsWith("lendemain", StringComparison.Ordinal) ? 1 : 7;
        if (Numbers.Hear(match.Groups["count"].Value) is not [{ Count: > 0 and < 10 } count, ..])
            return null;
        var sooner = Sooner.IsMatch(plain);
        return (sooner ? -1 : 1) * count.Count * (match.Groups["unit"].Value.StartsWith("jour", StringComparison.Ordinal) ? 1 : 7);
    }

    private static readonly Regex Shift = Pattern.Of(@"(?:decal\w+|repouss\w+|report\w+|recul\w+|avanc\w+|deplac\w+)(?: \w+){0,7} (?:de|d) (?<count>une?|deux|trois|quatre|\d) (?<unit>jours?|semaines?)", @"(?<count>une?|deux|trois|quatre|\d) (?<unit>jours?|semaines?) plus (?:tard|tot)", "(?<near>le lendemain|la veille|la semaine (?:suivante|d apres))");

    private static readonly Regex Sooner = Pattern.Of(@"avanc\w+", "plus tot");

    private static LocalTime Rounded(LocalTime time) => new LocalTime(time.Hour, time.Minute).PlusMinutes((5 - time.Minute % 5) % 5);
}
