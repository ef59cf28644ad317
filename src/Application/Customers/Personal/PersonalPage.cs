using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Kalliky.Application.Customers.Personal;

/// <summary>A page that reads without anything else: no script, no address of another host.</summary>
internal static class PersonalPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["business"] = "Entreprise", ["exported_at"] = "Copie faite le", ["card"] = "Fiche", ["name"] = "Nom", ["numbers"] = "Numéros", ["email"] = "E-mail",
        ["language"] = "Langue", ["notes"] = "Notes", ["sms_consent"] = "Accord pour les SMS", ["email_consent"] = "Accord pour les e-mails",
        ["given"] = "donné", ["how"] = "comment", ["known_since"] = "Connu depuis", ["last_call_at"] = "Dernier appel", ["calls"] = "Appels",
        ["orders"] = "Commandes", ["tickets"] = "Tickets", ["messages"] = "SMS et e-mails", ["bookings"] = "Réservations et rendez-vous",
        ["started_at"] = "Début", ["ended_at"] = "Fin", ["from"] = "Depuis", ["outcome"] = "Issue", ["summary"] = "Résumé", ["notice"] = "Annonce entendue",
        ["transcript"] = "Échange", ["at"] = "Le", ["speaker"] = "Qui parle", ["text"] = "Texte", ["number"] = "Numéro", ["status"] = "État",
        ["phone"] = "Téléphone", ["address"] = "Adresse", ["lines"] = "Lignes", ["allergies"] = "Allergies", ["note"] = "Remarque",
        ["total_cents"] = "Total en centimes", ["kind"] = "Sorte", ["subject"] = "Objet", ["body"] = "Contenu", ["channel"] = "Par", ["to"] = "À",
        ["starts_at"] = "Début", ["ends_at"] = "Fin", ["services"] = "Prestations", ["party_size"] = "Personnes", ["birthdate"] = "Date de naissance",
        ["article"] = "Article",
    };

    public static string Of(JsonObject told)
    {
        var page = new StringBuilder("""
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Vos données</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}dt{color:#555;font-size:.875rem}dd{margin:0 0 .5rem}li{margin:.75rem 0;border-top:1px solid #ddd;padding-top:.5rem}ol{padding-left:1.25rem}</style>
            </head><body><h1>Vos données</h1>
            """);
        foreach (var (name, part) in told)
        {
            page.Append("<h2>").Append(Text(Word(name))).Append("</h2>");
            Show(page, part);
        }

        return page.Append("</body></html>").ToString();
    }

    private static void Show(StringBuilder page, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                page.Append("<dl>");
                foreach (var (name, value) in fields)
                {
                    if (value is null or JsonArray { Count: 0 })
                        continue;
                    page.Append("<dt>").Append(Text(Word(name))).Append("</dt><dd>");
                    Show(page, value);
                    page.Append("</dd>");
                }

                page.Append("</dl>");
                break;
            case JsonArray list:
                page.Append("<ol>");
                foreach (var item in list)
                {
                    page.Append("<li>");
                    Show(page, item);
                    page.Append("</li>");
                }

                page.Append("</ol>");
                break;
            default:
                page.Append(Text(node?.GetValueKind() switch
                {
                    JsonValueKind.True => "oui",
                    JsonValueKind.False => "non",
                    _ => node?.ToString() ?? "",
                }));
                break;
        }
    }

    private static string Word(string name) => Words.GetValueOrDefault(name, name);

    private static string Text(string text) => Encoder.Encode(text);
}
