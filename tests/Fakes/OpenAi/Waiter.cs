using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kalliky.Fakes.OpenAi;

/// <summary>A model that takes a whole order or a booking by rules: what the caller says makes it use tools, what is missing
/// makes it ask, and when nothing is missing it reads back and confirms. It knows of dishes only what search_menu tells it, of
/// the diary only the places that it was given.</summary>
/// <example><code>
/// vendor.Otherwise = new Waiter()
///     .On("deux margheritas", "add_item", new { product_id = "?Margherita", quantity = 1 })
///     .On("emporter", "set_fulfilment", new { mode = "pickup" })
///     .Answer;
/// </code></example>
public sealed class Waiter
{
    private static readonly Regex Yes = new("oui|parfait|d.accord|c.est ça|c.est bon|exact", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private const string Place = "?slot";

    private readonly List<(Regex Words, string Tool, JsonObject Arguments)> rules = [];

    private readonly List<(string After, string Tool, JsonObject Arguments)> next = [];

    /// <summary>How long the model thinks before each reply.</summary>
    public TimeSpan Thinks { get; init; }

    /// <summary>When the caller's words match, this tool is used. A value "?Dish" becomes the id that a search found.</summary>
    public Waiter On(string words, string tool, object arguments)
    {
        rules.Add((new Regex(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), tool, JsonSerializer.SerializeToNode(arguments)!.AsObject()));
        return this;
    }

    /// <summary>Once this tool has done what it was asked, that one follows. A value "?slot" becomes the first place that was found.</summary>
    public Waiter After(string done, string tool, object arguments)
    {
        next.Add((done, tool, JsonSerializer.SerializeToNode(arguments)!.AsObject()));
        return this;
    }

    public Reply Answer(ChatRequest request) => Decide(request, Notes.From(request)) with { FirstTokenAfter = Thinks };

    private Reply Decide(ChatRequest request, Notes notes)
    {
        var due = rules.Where(rule => rule.Words.IsMatch(request.LastWords)).ToArray();
        if (due.SelectMany(rule => Dishes(rule.Arguments)).FirstOrDefault(dish => !notes.Found.ContainsKey(dish)) is { } unknown)
            return notes.Searched.Contains(unknown) ? Reply.Says($"Je n'ai pas trouvé {unknown}.") : Reply.Calls("search_menu", new { query = unknown });
        if (!notes.Acted && due.Length > 0)
            return new Reply(null, [.. due.Select(rule => new ToolUse(rule.Tool, Resolved(rule.Arguments, notes)))]);
        if (next.FirstOrDefault(known => notes.JustDone is { } done && (done == known.After || done.EndsWith("-" + known.After, StringComparison.Ordinal))) is { Tool: { } follows } step)
            return new Reply(null, [new ToolUse(follows, Resolved(step.Arguments, notes))]);
        if (notes.ReadBack && !notes.Confirmed && Yes.IsMatch(request.LastWords) && !notes.Acted)
            return Reply.Calls($"confirm_{notes.Draft}", new { version = notes.Version });
        return Continue(notes);
    }

    private static Reply Continue(Notes notes)
    {
        if (notes.Missing is { } missing)
            return Reply.Says(Question(missing));
        if (notes is { Draft: { } draft, ReadBack: false, Confirmed: false })
            return Reply.Calls($"read_back_{draft}", new { });
        return Reply.Says(notes.LastSaid ?? "Bonjour, que désirez-vous commander ?");
    }

    private static string Question(string missing) => missing.Split(':')[0] switch
    {
        "lines" => "Que désirez-vous commander ?",
        "option" => "Quelle taille souhaitez-vous ?",
        "fulfilment" => "Est-ce à emporter ou en livraison ?",
        "address" => "À quelle adresse ?",
        "when" => "Pour quelle heure ?",
        "name" => "À quel nom ?",
        "birthdate" => "Quelle est votre date de naissance ?",
        "phone" => "À quel numéro peut-on vous joindre ?",
        var other => $"Il manque encore ceci : {other}. Que souhaitez-vous ?",
    };

    private static IEnumerable<string> Dishes(JsonObject arguments) =>
        arguments.Select(argument => argument.Value?.ToString() ?? "").Where(value => value.StartsWith('?') && value != Place).Select(value => value[1..]);

    private static string Resolved(JsonObject arguments, Notes notes)
    {
        var resolved = arguments.DeepClone().AsObject();
        foreach (var (name, value) in arguments)
        {
            if (value?.ToString() is ['?', .. var dish] found)
                resolved[name] = found == Place ? notes.Slot : notes.Found[dish];
        }

        return resolved.ToJsonString();
    }
}
