using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>What practical questions are about, in the vocabulary of the utterance files.</summary>
internal static class PolicyWords
{
    private static readonly IReadOnlyList<(string Intent, string? About, Regex Turns)> All =
    [
        ("info.walk_in", null, Pattern.Of("sans (?:rendez vous|rdv|reserv\\w+)")),
        ("info.new_patients", null, Pattern.Of("nouve\\w+ patiente?s?", "(?:prend|prenez|accepte\\w*)(?: \\w+){0,3} (?:nouveaux|nouvelles|nouveau)")),
        ("info.payment", null, Pattern.Of("carte vitale", "tiers payant", "mutuelle", "(?:payer|regler|paiement)", "cartes? (?:bleue|bancaire)", "cheques?", "especes", "titres? restaurant", "tickets? resto\\w*")),
        ("info.policy", "test d'allergie couleur", Pattern.Of("tests? d allergie(?: \\w+)*", "touche d essai")),
        ("info.policy", "apporter un gâteau", Pattern.Of("(?:apporter|amener|ramener|venir avec)(?: \\w+){0,3} gateau")),
        ("info.policy", "reprise", Pattern.Of("repren\\w+", "reprise")),
        ("info.policy", "annulation", Pattern.Of("annul\\w+")), ("info.policy", "retard", Pattern.Of("retard")), ("info.policy", "animaux", Pattern.Of("chiens?", "animaux", "chats?")),
        ("info.policy", "carte cadeau", Pattern.Of("cartes? cadeaux?", "bons? cadeaux?", "cheques? cadeaux?")), ("info.policy", "échange", Pattern.Of("echang\\w+")), ("info.policy", "retour", Pattern.Of("rapporter|ramener|rendre|retour")), ("info.policy", "remboursement", Pattern.Of("rembours\\w+")),
        ("info.policy", "livraison", Pattern.Of("livr\\w+", "envoi", "expedi\\w+")), ("info.policy", "paquet cadeau", Pattern.Of("paquets? cadeaux?", "emball\\w+")), ("info.policy", "visite à domicile", Pattern.Of("domicile")),
    ];

    private static readonly IReadOnlyList<(string Method, Regex Turns)> Methods =
    [
        ("carte Vitale", Pattern.Of("vitale")), ("tiers payant", Pattern.Of("tiers payant", "mutuelle")), ("carte", Pattern.Of("cartes? (?:bleue|bancaire)s?", "cb", "la carte(?! vitale)")), ("chèque", Pattern.Of("cheques?(?! cadeau)")), ("espèces", Pattern.Of("especes", "liquide", "cash")),
        ("titre-restaurant", Pattern.Of("titres? restaurant", "tickets? resto\\w*")), ("sans contact", Pattern.Of("sans contact")), ("chèque-cadeau", Pattern.Of("cheques? cadeaux?")),
    ];

    private static readonly Regex Thing = Pattern.Of(@"repren\w+(?: (?:les|des|vos|mon|un|une|le|la))?(?: (?:anciens?|anciennes?|vieux|vieilles|vieille))? (?<thing>\w+)");

    public static void Describe(JsonObject got, string text, string plain)
    {
        var (intent, about, _) = All.FirstOrDefault(row => row.Turns.IsMatch(plain));
        got["intent"] = intent ?? got["intent"]?.GetValue<string>();
        got["about"] = about ?? text;
        if (intent == "info.payment")
            got["methods"] = new JsonArray([.. Methods.Where(row => row.Turns.IsMatch(plain)).Select(row => (JsonNode)row.Method)]);
        if (Thing.Match(plain) is { Success: true } thing)
            got["product"] = GoodsReader.Head(thing.Groups["thing"].Value) is "telephone" ? "téléphone" : GoodsReader.Head(thing.Groups["thing"].Value);
    }

    /// <summary>What a question of the way asks for.</summary>
    public static JsonArray Places(string plain)
    {
        var asked = new JsonArray();
        if (Pattern.Of("a cote de", "pres de", "en face", "loin de", "gare", "quel endroit").IsMatch(plain))
            asked.Add("landmark");
        if (Pattern.Of("parking", "garer", "stationne\\w*").IsMatch(plain))
            asked.Add("parking");
        return asked;
    }
}
