using System.Text.Json.Nodes;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Diary;
using Kalliky.Infrastructure.Models.Offline.Reading;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>Appointments and tables in the vocabulary of the utterance files.</summary>
internal sealed class BookingWords(Meaning meaning, UtteranceState state, StoreSheet sheet, LocalDate today)
{
    private const int RoutineDays = 14;

    private readonly bool tables = ServiceLexicon.Of(sheet).Areas.Count > 0 && sheet.Services.Count == 0;
    private readonly SpokenWhen? when = meaning.Of<Act.GiveWhen>().LastOrDefault()?.When;
    private readonly SpokenParty? party = meaning.Of<Act.GiveParty>().LastOrDefault()?.Party;
    private readonly IReadOnlyList<ServiceHeard> services = [.. meaning.Of<Act.WantServices>().SelectMany(act => act.Services)];

    private Intent? Meant => meaning.Of<Act.Intend>().LastOrDefault()?.Intent;

    /// <summary>What is wanted with a booking; null where it is something else.</summary>
    public JsonObject? Json() => Standing() ?? Answered() ?? Corrected() ?? Created() ?? Beneficiary();

    private string Kind => tables ? "reservation" : "appointment";

    private JsonObject? Standing()
    {
        if (Meant is not (Intent.Move or Intent.Cancel or Intent.LookUp))
            return null;
        var got = new JsonObject { ["intent"] = Kind + (Meant switch { Intent.Move => ".modify", Intent.Cancel => ".cancel", _ => ".lookup" }) };
        var lookup = new JsonObject();
        if (meaning.Of<Act.PointAt>().LastOrDefault()?.When is { } stands)
            Moment(lookup, stands);
        if (meaning.Of<Act.GiveName>().LastOrDefault() is { } name)
            lookup["name"] = name.Name;
        if (lookup.Count > 0)
            got["lookup"] = lookup;
        var set = new JsonObject();
        if (party is not null)
            set["party_size"] = party.Count;
        if (when is not null)
            Moment(set, when);
        if (set.Count > 0)
            got["set"] = set;
        if (when?.Shift is { } minutes)
            got["shift_minutes"] = minutes;
        return got;
    }

    // The answer to a question of the assistant's.
    private JsonObject? Answered()
    {
        JsonObject? got = state.AskedFor switch
        {
            "offer_slot" or "slot" when when is { HasDay: true } or { HasTime: true } && (meaning.Has<Act.No>() || state.Offer is { } offer && !when.Suits(offer)) => new() { ["intent"] = "deny", ["propose"] = Moment([], when) },
            "offer_slot" or "slot" when meaning.Has<Act.No>() => new() { ["intent"] = "deny" },
            "offer_slot" or "slot" when meaning.Has<Act.Yes>() || when is not null => new() { ["intent"] = "confirm" },
            "time" or "when" or "hour" when when is not null => When(new JsonObject { ["intent"] = "provide.time" }),
            "date" or "day" when when is not null => When(new JsonObject { ["intent"] = "provide.date" }),
            "party_size" or "party" when party is not null => Party(new JsonObject { ["intent"] = "provide.party_size" }),
            "birthdate" when meaning.Of<Act.GiveBirthDate>().FirstOrDefault() is { } born => new() { ["intent"] = "provide.birthdate", ["birthdate"] = LocalDatePattern.Iso.Format(born.Candidates[0]) },
            "staff" when meaning.Of<Act.WantStaff>().LastOrDefault() is { } staff => new() { ["intent"] = "provide.staff", ["staff"] = staff.Name ?? "any" },
            "service" when services.Count > 0 => Services(new JsonObject { ["intent"] = "provide.service" }),
            "name" or "spelling" when meaning.Of<Act.GiveName>().LastOrDefault() is { } name => new() { ["intent"] = "provide.name", ["first_name"] = name.Name },
            _ => null,
        };
        if (got is not null && state.AskedFor is "party_size" or "party" && FollowUp() is { } day)
            got!["follow_up"] = LocalDatePattern.Iso.Format(day);
        return got;
    }

    private JsonObject? Corrected()
    {
        var set = new JsonObject();
        if (state.Has("staff") && meaning.Of<Act.WantStaff>().LastOrDefault(staff => !staff.Denied)?.Name is { } name)
            set["staff"] = name;
        if (state.HasDay && when?.Day is { } day && (meaning.Has<Act.No>() || Dates.Hear(meaning.Said.Words, new DateContext(today)).Any(date => date.Denied)))
            set["date"] = LocalDatePattern.Iso.Format(day);
        if (state.Has("time") && when?.At is { } at)
            set["time"] = Clock(at);
        if ((state.Has("service") || state.Has("services")) && services.Count > 0 && meaning.Has<Act.No>())
            set["services"] = Names();
        if (state.Has("party_size") && party is not null)
            set["party_size"] = party.Count;
        return set.Count == 0 || Meant is Intent.Book && !meaning.Has<Act.No>() ? null : new JsonObject { ["intent"] = "correct", ["set"] = set };
    }

    private JsonObject? Created()
    {
        var requests = Requests.In(meaning.Said.Plain);
        var practical = meaning.Questions.Any(question => question is not (Question.ServiceLength or Question.ServicePrice));
        if (meaning.Has<Act.IsNew>() && practical && Meant is not Intent.Book && when is null || services.Count > 0 && Meant is null && when is null && party is null && meaning.Questions.Any(question => question is Question.Other or Question.ServicePrice) && !meaning.Questions.Any(question => question is Question.ServiceLength))
            return null;
        if (tables && requests.Count > 0 && party is null && when is null && Meant is null or Intent.Book && requests.Count > 0 && party is null && when is null)
            return new JsonObject { ["intent"] = "reservation.provide", ["requests"] = List(requests) };
        if (Meant is not Intent.Book && services.Count == 0 && party is null && !meaning.Has<Act.AsUsual>() && (when is null || practical) || WalksIn)
            return null;
        var got = new JsonObject { ["intent"] = Kind + ".create" };
        if (requests.Count > 0)
            got["requests"] = List(requests);
        Checks(Missing(Services(When(Party(got)))));
        if (meaning.Of<Act.WantStaff>().LastOrDefault()?.Name is { } staff)
            got["staff"] = staff;
        if (meaning.Has<Act.AsUsual>() && Dates.Hear(meaning.Said.Words, new DateContext(today)).FirstOrDefault(date => date.Past)?.From is { } before)
            got["history_hint"] = before.ToString("uuuu'-'MM", null);
        if (meaning.Said.Plain.Contains("en meme temps", StringComparison.Ordinal) || meaning.Said.Plain.Contains("ensemble", StringComparison.Ordinal))
            got["simultaneous"] = true;
        if (meaning.Has<Act.IsNew>())
            got["new_patient"] = true;
        Priority(got);
        return got;
    }

    private JsonObject? Beneficiary() => meaning.Of<Act.ForAnother>().LastOrDefault() is { } other
        ? new JsonObject { ["intent"] = "provide.beneficiary", ["beneficiary"] = new JsonObject { ["relation"] = other.Relation }, ["third_party"] = true }
        : null;

    /// <summary>"Si je viens sans rendez-vous vers dix-sept heures ?"</summary>
    public bool WalksIn => Pattern.Of("sans (?:rendez vous|rdv|reserv\\w+)").IsMatch(meaning.Said.Plain);

    private void Priority(JsonObject got)
    {
        var plain = meaning.Said.Plain;
        if (Pattern.Of("rien d urgent", "pas (?:urgent|presse\\w*)", "(?:pas|aucune) urgence", "quand vous (?:pouvez|voulez)").IsMatch(plain) || when?.From is { } from && from > today.PlusDays(RoutineDays))
            got["priority"] = "routine";
        else if (Pattern.Of("rapidement", "(?:plus|au plus) (?:vite|tot)", "urgent\\w*", "en urgence", "des que possible", "assez vite").IsMatch(plain))
            got["priority"] = "soon";
        if (sheet.Trade == Domain.Businesses.Trade.Clinic && Hurts.Of(plain) is { Count: > 0 } hidden)
            got["minimise"] = List(hidden);
    }

    private JsonObject Services(JsonObject got)
    {
        if (services.Count == 0)
            return got;
        got["services"] = Names();
        if (sheet.Trade == Domain.Businesses.Trade.Clinic)
            got["reason_code"] = (services[0].Service.Code ?? services[0].Service.Name).ToLowerInvariant();
        if (services.Max(service => service.Sessions) is > 1 and var sessions)
            got["sessions"] = sessions;
        return got;
    }

    private JsonArray Names() => List([.. services.Select(service => service.Service.Name.ToLowerInvariant())]);

    private JsonObject Party(JsonObject got)
    {
        if (party is null)
            return got;
        got["party_size"] = party.Count;
        if (party.From is { } from)
            got["party_size_range"] = new JsonArray(from, party.Count);
        if (party.Approximate)
            got["party_size_approx"] = true;
        if (party.Adults is { } adults)
            got["adults"] = adults;
        if (party.Children is { } children)
            got["children"] = children;
        if (party.Infants > 0)
            got["infants"] = party.Infants;
        if (sheet.Reservations is { } rules && party.Count > rules.MaxParty)
            Check(got, "large_group");
        return got;
    }

    private JsonObject When(JsonObject got)
    {
        if (when is null)
            return got;
        Moment(got, when);
        if (when.Approximate && when.At is not null)
            got["approx"] = true;
        if (when.Part is { } part && tables && when.At is null)
            got["service"] = part is DayPart.Midday ? "lunch" : part is DayPart.Evening ? "dinner" : null;
        // Whatever the hour of opening, dinner is from seven to ten.
        if (tables && when is { Part: DayPart.Evening, At: null, Earliest: { } first, Latest: { } last } && first < new LocalTime(19, 0) && last >= new LocalTime(22, 0))
            got["time_window"] = new JsonArray("19:00", "22:00");
        if (when.Days.Count > 1)
            got["needs_clarification"] = new JsonArray("date");
        if (when.ReadBack)
            Check(got, "confirm_date");
        return got;
    }

    private static JsonObject Moment(JsonObject got, SpokenWhen when)
    {
        if (when is { Day: { } on, At: { } time })
            got["datetime"] = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Format(on + time);
        if (when.Day is { } day)
            got["date"] = LocalDatePattern.Iso.Format(day);
        if (when.Days.Count > 1)
            got["date_candidates"] = List([.. when.Days.Select(LocalDatePattern.Iso.Format)]);
        if (when.Days.Count == 0 && (when.From is not null || when.Upto is not null))
            got["date_window"] = new JsonArray(when.From is { } from ? LocalDatePattern.Iso.Format(from) : null, when.Upto is { } upto ? LocalDatePattern.Iso.Format(upto) : null);
        if (when.At is { } at)
            got["time"] = Clock(at);
        if (when.Earliest is not null || when.Latest is not null)
            got["time_window"] = new JsonArray((when.Earliest ?? when.At) is { } earliest ? Clock(earliest) : null, when.Latest is { } latest ? Clock(latest) : null);
        return got;
    }

    private JsonObject Missing(JsonObject got)
    {
        var missing = new List<string>();
        if (tables && party is null)
            missing.Add("party_size");
        if (!tables && services.Count == 0 && !meaning.Has<Act.AsUsual>())
            missing.Add("service");
        if (when is not { HasDay: true })
            missing.Add("date");
        if (when?.At is null && (tables || when is not { HasTime: true }))
            missing.Add("time");
        if (missing.Count > 0)
            got["missing"] = List(missing);
        return got;
    }

    private static void Checks(JsonObject got)
    {
        if (got["checks"] is not JsonArray)
            got.Remove("checks");
    }

    private static void Check(JsonObject got, string what)
    {
        if (got["checks"] is JsonArray checks)
            checks.Add(what);
        else
            got["checks"] = new JsonArray(what);
    }

    // "je vous confirme le nombre jeudi".
    private LocalDate? FollowUp() => Pattern.Of("confirm\\w+|rappel\\w+|redis|dirai|previens").IsMatch(meaning.Said.Plain)
        ? Dates.Hear(meaning.Said.Words, new DateContext(today)).LastOrDefault(date => !date.Past)?.Date
        : null;

    private static string Clock(LocalTime at) => LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Format(at);

    private static JsonArray List(IReadOnlyList<string> words) => [.. words.Select(word => (JsonNode?)JsonValue.Create(word))];
}
