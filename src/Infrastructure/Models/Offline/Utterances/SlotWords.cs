using System.Text.Json.Nodes;
using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Reading;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>Times, places, names and numbers in the vocabulary of the utterance files.</summary>
internal static class SlotWords
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>The intent of an utterance that only provides something; null when it provides nothing.</summary>
    public static JsonObject? Provided(Meaning meaning, UtteranceState state)
    {
        var intent = state.AskedFor switch
        {
            "phone" when meaning.Has<Act.GivePhone>() || meaning.Has<Act.HalfPhone>() => "provide.phone",
            "name" or "spelling" when meaning.Has<Act.GiveName>() => "provide.name",
            "time" when meaning.Has<Act.GiveTime>() => "provide.time",
            _ when meaning.Has<Act.GiveAddress>() || meaning.Has<Act.Fulfil>() || meaning.Has<Act.GiveTime>() => "order.provide",
            _ when meaning.Has<Act.GivePhone>() => "provide.phone",
            _ when meaning.Has<Act.GiveName>() => "provide.name",
            _ when meaning.Has<Act.TellAllergy>() => "order.provide",
            _ => null,
        };
        return intent is null ? null : new JsonObject { ["intent"] = intent };
    }

    public static void Add(JsonObject got, Meaning meaning, UtteranceState state, StoreSheet sheet)
    {
        if (meaning.Of<Act.Fulfil>().LastOrDefault() is { } fulfil)
            got["fulfilment"] = fulfil.Mode switch { FulfilmentMode.Delivery => "delivery", FulfilmentMode.OnSite => "on_site", _ => "pickup" };
        if (meaning.Of<Act.GiveTime>().LastOrDefault()?.Time is { } time)
            Time(got, time);
        if (meaning.Of<Act.GiveName>().LastOrDefault() is { } name)
            got["name"] = name.Name;
        if (meaning.Of<Act.GivePhone>().LastOrDefault() is { } phone)
            got["phone"] = phone.Number ?? "@caller_id";
        if (meaning.Of<Act.HalfPhone>().LastOrDefault() is { } half)
            got["partial"] = half.Digits;
        if (meaning.Of<Act.GiveAddress>().LastOrDefault()?.Address is { } address)
            Address(got, address, sheet);
        if (meaning.Has<Act.TellAllergy>())
            got["allergies"] = new JsonArray([.. meaning.Of<Act.TellAllergy>().Select(told => JsonValue.Create(told.Allergen))]);
    }

    public static string Operational(string plain) =>
        (plain.Contains("fournisseur", StringComparison.Ordinal) ? "fournisseur" : plain.Contains("facteur", StringComparison.Ordinal) ? "facteur" : "livreur")
        + (plain.Contains("devant", StringComparison.Ordinal) || plain.Contains("personne", StringComparison.Ordinal) ? " devant la porte" : "");

    private static void Time(JsonObject got, SpokenTime time)
    {
        got["ready_at"] = time.At is { } at ? Minutes.Format(at) : "asap";
        if (time.At is { } clock)
            got["time"] = Clock(clock);
        if (time.Approximate)
            got["approx"] = true;
        if (time is { At: { } from, Upto: { } upto })
            got["time_window"] = new JsonArray(Clock(from), Clock(upto));
        if (time.Or is not null)
            got["needs_clarification"] = new JsonArray("time");
    }

    private static string Clock(LocalDateTime at) => LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Format(at.TimeOfDay);

    private static void Address(JsonObject got, SpokenAddress address, StoreSheet sheet)
    {
        var place = new JsonObject();
        Put("street", address.Street);
        Put("building", address.Parts.Building);
        Put("intercom", address.Parts.Intercom);
        Put("floor", address.Parts.Floor);
        Put("door", address.Parts.Door);
        Put("code", address.Parts.Code);
        Put("postcode", address.Postcode);
        Put("city", address.City);
        Put("details", address.Details);
        got["address"] = place;
        got["fulfilment"] ??= "delivery";
        if (address is { Street: not null, City: null, Postcode: null } && (sheet.Delivery?.Zones.Select(zone => zone.City).Distinct().Count() ?? 0) != 1)
            got["needs_clarification"] = new JsonArray("city");

        void Put(string name, string? value)
        {
            if (value is not null)
                place[name] = value;
        }
    }
}
