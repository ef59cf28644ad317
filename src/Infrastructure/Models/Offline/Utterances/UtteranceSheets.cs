using System.Text.Json.Nodes;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Shared;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>Utterance files name dishes of many stores and no store. So a store of the trade lends its menu, and what the
/// lines speak of besides is put on it, with the extras that the store has anyway.</summary>
internal static class UtteranceSheets
{
    private const string Others = "Autres";

    public static StoreSheet For(string trade, IReadOnlyList<StoreSheet> stores, IReadOnlyList<JsonObject> lines)
    {
        var store = stores.FirstOrDefault(sheet => sheet.Trade == Key(trade)) ?? stores.FirstOrDefault(sheet => sheet.Trade == "restaurant") ?? stores[0];
        var known = store.Products.SelectMany(product => product.Aliases.Append(product.Name)).Select(Plain.Of).ToHashSet(StringComparer.Ordinal);
        var extras = Extras(store);
        var added = lines.SelectMany(line => Items(line["expected"])).Concat(lines.SelectMany(line => Items(line["state"]))).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => known.Add(Plain.Of(name)))
            .Select((name, at) => new SheetProduct(Id(at), name, [], Money.Zero, [], null, false, true, null, Others, 100, 100, extras)).ToList();
        store = WithDiary(store, lines);
        return added.Count == 0 ? store : store with { Categories = [.. store.Categories, new SheetCategory(Id(-1), Others, 100, 100, extras, added)] };
    }

    // Services and people that the lines name and the store does not have. A name that lines use alone is no other's alias.
    private static StoreSheet WithDiary(StoreSheet store, IReadOnlyList<JsonObject> lines)
    {
        if (store.Services.Count == 0)
            return store;
        var named = lines.SelectMany(line => Names(line["expected"], "services").Concat(Names(line["expected"], "reason_code"))).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => store.Services.All(service => Plain.Of(service.Name) != Plain.Of(name) && Plain.Of(service.Code ?? "") != Plain.Of(name))).ToList();
        var kept = store.Services.Select(service => service with { Aliases = [.. service.Aliases.Where(alias => named.All(name => Plain.Of(name) != Plain.Of(alias)))] });
        var people = lines.SelectMany(line => Names(line["expected"], "staff").Concat(Names(line["state"], "staff"))).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => store.Resources.All(person => Plain.Of(person.Name) != Plain.Of(name))).ToList();
        return store with
        {
            Services = [.. kept, .. named.Select((name, at) => new SheetService(Id(1000 + at), store.Trade == "clinic" ? name : null, name, 30, 0, null, []))],
            Resources = [.. store.Resources, .. people.Select((name, at) => new SheetResource(Id(2000 + at), Domain.Scheduling.ResourceKind.Person, name, null, null, true, []))],
        };
    }

    private static IEnumerable<string> Names(JsonNode? node, string field) => node switch
    {
        JsonObject fields => fields.SelectMany(one => one.Key == field ? Texts(one.Value) : Names(one.Value, field)),
        JsonArray list => list.SelectMany(one => Names(one, field)),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static string Key(string trade) => trade switch
    {
        "beauty" => "salon",
        "shop" => "retail",
        "any" => "restaurant",
        _ => trade,
    };

    // All that may be had with a dish somewhere on this menu, sauces too.
    private static IReadOnlyList<OptionGroup> Extras(StoreSheet store)
    {
        var choices = store.Categories.SelectMany(category => category.OptionGroups).Where(group => group.Min == 0).SelectMany(group => group.Choices)
            .Concat(store.Products.Where(product => Plain.Of(product.Category).Contains("sauce", StringComparison.Ordinal)).Select(product => new OptionChoice(product.Name, product.Price.Cents)))
            .DistinctBy(choice => Plain.Of(choice.Name)).ToList();
        return choices.Count == 0 ? [] : [new OptionGroup("Suppléments", 0, choices.Count, null, choices)];
    }

    private static IEnumerable<string> Items(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => field is { Key: "item", Value: JsonValue name } && name.TryGetValue<string>(out var text) ? [text] : Items(field.Value)),
        JsonArray list => list.SelectMany(Items),
        _ => [],
    };

    // The same lines give the same sheet.
    private static Guid Id(int at) => new(at + 1, 0x4b61, 0x6c6c, [0x80, 0, 0, 0, 0, 0, 0, 1]);
}
