namespace Kalliky.Web.Pages.Customers;

/// <summary>What the proof of an erasure counts, in words, and the ways in which a consent is known.</summary>
public static class CustomerWords
{
    /// <summary>How somebody behind the counter may know a consent; the first one unless they say otherwise.</summary>
    public static readonly string[] Ways = ["counter", "phone", "form"];

    public static string Of(string counted) => counted switch
    {
        "cards" => "Fiches",
        "calls" => "Appels",
        "turns" => "Phrases",
        "tool_calls" => "Actions de l’assistant",
        "scenario_drafts" => "Erreurs signalées",
        "orders" => "Commandes",
        "tickets" => "Tickets",
        "notes" => "Notes",
        "messages" => "SMS et e-mails",
        "bookings" => "Réservations",
        "stops_kept" => "Refus de SMS et d’e-mails, gardés sans le numéro ni l’adresse",
        _ => "Réponses gardées",
    };
}
