using System.Text.Json;
using Kalliky.Application.Assistant;
using Kalliky.Application.Calls;
using Kalliky.Domain.Shared;
using Kalliky.Web.Pages.Shared;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Calls;

/// <summary>A tool call in the words of the counter: what was done, with what, and what came back.</summary>
public sealed record ToolStory(string Icon, string Title, string Brief, bool Refused, IReadOnlyList<(string Label, string Value)> Facts)
{
    private static readonly Dictionary<string, (string Icon, string Title)> Known = new(StringComparer.Ordinal)
    {
        ["search_menu"] = (Icons.Book, "Carte consultée"),
        ["allergens"] = (Icons.Warning, "Fiche des allergènes lue"),
        ["note_allergy"] = (Icons.Warning, "Allergie notée"),
        ["order_status"] = (Icons.Clipboard, "Commande relue par l’assistant"),
        ["opening_hours"] = (Icons.Clock, "Horaires consultés"),
        ["address_and_access"] = (Icons.Store, "Adresse donnée"),
        ["answer_question"] = (Icons.Info, "Questions fréquentes consultées"),
        ["who_are_you"] = (Icons.Bot, "S’est présenté"),
        ["repeat"] = (Icons.Message, "A répété"),
        ["add_item"] = (Icons.Plus, "Ligne ajoutée"),
        ["change_item"] = (Icons.Pencil, "Ligne modifiée"),
        ["remove_item"] = (Icons.Refused, "Ligne retirée"),
        ["set_fulfilment"] = (Icons.ShoppingBag, "Mode de retrait retenu"),
        ["set_time"] = (Icons.Clock, "Heure retenue"),
        ["caller_details"] = (Icons.User, "Coordonnées notées"),
        ["read_back_order"] = (Icons.Clipboard, "Commande relue au client"),
        ["confirm_order"] = (Icons.Check, "Commande confirmée"),
        ["cancel_order"] = (Icons.Refused, "Commande annulée"),
        ["take_message"] = (Icons.Message, "Message pris"),
        ["transfer_to_human"] = (Icons.PhoneForwarded, "Appel transmis"),
        ["stop_recording"] = (Icons.Refused, "Conservation arrêtée"),
        ["end_call"] = (Icons.PhoneOff, "Fin de l’appel"),
    };

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["query"] = "Cherché", ["question"] = "Question", ["quantity"] = "Quantité", ["options"] = "Choix", ["removed"] = "Retiré", ["note"] = "Remarque",
        ["line"] = "Ligne", ["allergy"] = "Allergie", ["allergen"] = "Allergène", ["mode"] = "Mode", ["street"] = "Rue", ["postcode"] = "Code postal",
        ["city"] = "Ville", ["details"] = "Précisions", ["when"] = "Heure", ["name"] = "Nom", ["phone"] = "Téléphone", ["same_number"] = "Numéro de l’appel",
        ["version"] = "Version relue", ["kind"] = "Genre", ["subject"] = "Objet", ["body"] = "Texte", ["reason"] = "Motif", ["date"] = "Date",
    };

    public static ToolStory Of(ShowCall.Tool tool, IStringLocalizer<Texts> words)
    {
        var (icon, title) = Known.GetValueOrDefault(tool.Name, (Icons.Info, tool.Name.Replace('_', ' ')));
        var answer = Read(tool.Answer);
        var facts = Given(tool.Arguments, words).ToList();
        if (answer is null)
            return new ToolStory(icon, words[title], "", false, facts);
        facts.AddRange(Came(answer, words));
        return new ToolStory(answer.Done ? icon : Icons.CircleAlert, words[title], Short(answer), !answer.Done, facts);
    }

    private static IEnumerable<(string, string)> Came(ToolAnswer answer, IStringLocalizer<Texts> words)
    {
        if (answer.Found is { Count: > 0 } found)
            yield return (words["Trouvé"], string.Join(", ", found.Select(product => $"{product.Name}, {Written.Amount(new Money(product.Price))}")));
        yield return (words[answer.Done ? "Répondu" : "Refusé"], answer.Say);
        if (answer.Order is { Lines.Count: > 0 } order)
            yield return (words["Total"], Written.Amount(new Money(order.Total)));
    }

    private static IEnumerable<(string, string)> Given(string? json, IStringLocalizer<Texts> words)
    {
        using var read = Parse(json);
        if (read?.RootElement.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var given in read.RootElement.EnumerateObject())
        {
            // Ids tell a person nothing.
            if (!given.Name.EndsWith("_id", StringComparison.Ordinal) && Text(given.Value) is { Length: > 0 } text)
                yield return (words[Labels.GetValueOrDefault(given.Name, given.Name)], text);
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        JsonValueKind.True => "oui",
        JsonValueKind.False or JsonValueKind.Null => "",
        _ => value.ToString(),
    };

    private static string Short(ToolAnswer answer) =>
        answer.Found is { Count: > 0 } found ? string.Join(", ", found.Take(3).Select(product => product.Name)) : answer.Say;

    // What is kept may be of an older version or cut short: then the facts are left out, the story stays.
    private static ToolAnswer? Read(string? json)
    {
        try
        {
            return json is null ? null : ToolAnswer.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonDocument? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
