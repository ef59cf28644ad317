using System.Text.Json.Nodes;
using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Menu;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>Dishes in the vocabulary of the utterance files.</summary>
internal static class DishWords
{
    public static JsonArray Lines(Meaning meaning) => [.. meaning.Acts.Select(act => act switch
    {
        Act.Add add => Line(add.Dish, meaning.Said),
        Act.Unknown unknown => new JsonObject { ["item"] = unknown.Named, ["qty"] = unknown.Count, ["unknown"] = true },
        Act.AnyOf any => new JsonObject { ["item"] = any.Categories[0].Name.ToLowerInvariant(), ["qty"] = any.Count, ["missing"] = new JsonArray("item") },
        _ => null,
    }).OfType<JsonObject>()];

    public static JsonArray Ops(Meaning meaning, UtteranceState state) => [.. meaning.Acts.Select(act => Op(act, meaning, state)).OfType<JsonObject>()];

    // What was corrected in one breath is set, what a verb adds is added.
    private static JsonObject? Op(Act act, Meaning meaning, UtteranceState state)
    {
        switch (act)
        {
            case Act.Add add:
                var repaired = meaning.Of<Act.Add>().Any(other => other.Dish.Repairs) && !meaning.Has<Act.Remove>();
                return new JsonObject { ["op"] = repaired ? "set_line" : "add_line", ["line"] = Line(add.Dish, meaning.Said) };
            case Act.Remove remove:
                var op = new JsonObject { ["op"] = "remove_line", ["item"] = remove.Named.ToLowerInvariant() };
                if (remove.Count is { } some)
                    op["qty"] = some;
                return op;
            case Act.Change change when state.Order?.Lines.FirstOrDefault(line => line.Line == change.Line) is { } line:
                var set = new JsonObject { ["item"] = line.Name.ToLowerInvariant(), ["qty"] = change.Of ?? change.Count ?? line.Quantity };
                Describe(set, change.Changes, null);
                return new JsonObject { ["op"] = "set_line", ["line"] = set };
            default:
                return null;
        }
    }

    private static JsonObject Line(Dish dish, Utterance said)
    {
        var line = new JsonObject { ["item"] = dish.Product.Name.ToLowerInvariant(), ["qty"] = dish.Count };
        if (said.Tokens.Any(token => token.Number is { Collective: true } group && group.Count == dish.Count))
            line["unit"] = "pièce";
        Describe(line, dish.With, dish.Product);
        if (!dish.Sure)
            line["candidates"] = new JsonArray([.. dish.Candidates.Select(product => JsonValue.Create(product.Name))]);
        return line;
    }

    private static void Describe(JsonObject line, DishChanges with, SheetProduct? product)
    {
        var options = new JsonObject();
        var mods = new JsonArray();
        foreach (var removed in with.Removed)
            mods.Add(Mod("remove", removed));
        foreach (var note in with.Notes.Where(IsRemoval))
            mods.Add(Mod("remove", note["sans ".Length..]));
        foreach (var choice in with.Options)
        {
            if (product?.GroupOf(choice, []) is { Min: > 0 } group && !options.ContainsKey(group.Name.ToLowerInvariant()))
                options[group.Name.ToLowerInvariant()] = choice.ToLowerInvariant();
            else
                mods.Add(Mod("add", choice));
        }

        foreach (var back in with.Back)
            mods.Add(Mod("add", back));
        foreach (var note in with.Notes.Where(note => !IsRemoval(note)))
            mods.Add(Mod(note.EndsWith("à part", StringComparison.Ordinal) ? "side" : "prep", note));
        if (mods.Count > 0)
            line["mods"] = mods;
        if (options.Count > 0)
            line["options"] = options;
        if (options.FirstOrDefault(option => option.Key.StartsWith("taille", StringComparison.Ordinal)).Value is { } size)
            line["size"] = size.DeepClone();
        var missing = (product?.OptionGroups ?? []).Where(group => group.MustAsk() && with.Options.Count(group.Has) < group.Min).Select(group => (JsonNode)group.Name.ToLowerInvariant()).ToArray();
        if (missing.Length > 0)
            line["missing"] = new JsonArray(missing);
    }

    private static bool IsRemoval(string note) => note.StartsWith("sans ", StringComparison.Ordinal);

    private static JsonObject Mod(string op, string what) => new() { ["op"] = op, ["what"] = what };

    /// <summary>What a complaint says was not there: dishes, or kinds of dishes.</summary>
    public static JsonArray Missing(Utterance said, StoreSheet sheet)
    {
        var menu = MenuLexicon.Of(sheet);
        var missing = new List<string>();
        for (var at = 0; at < said.Count;)
        {
            var dish = menu.Hear(said, at);
            if (dish is { Whole: true } && (dish.Consumed > 1 || menu.Category(said.Tokens[at]).Count == 0))
                missing.Add(dish.Likeliest.Name.ToLowerInvariant());
            else if (menu.Category(said.Tokens[at]).Count > 0)
                missing.Add(said.Tokens[at].Text);
            at = dish is { Whole: true } ? dish.Next : at + 1;
        }

        return new JsonArray([.. missing.Distinct().Select(name => JsonValue.Create(name))]);
    }
}
