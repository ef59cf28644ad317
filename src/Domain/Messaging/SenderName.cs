namespace Kalliky.Domain.Messaging;

/// <summary>The name that a text message comes from: at most 11 letters or digits, at least one letter, and a name of its own:
/// French operators hold back a generic one. Nobody can answer a name.</summary>
public static class SenderName
{
    public const int Longest = 11;

    private const int Shortest = 3;

    private static readonly HashSet<string> Generic = new(
        [
            "SMS", "INFO", "INFOS", "ALERTE", "ALERT", "RDV", "RENDEZVOUS", "RAPPEL", "RESERVATION", "COMMANDE", "MESSAGE", "CONTACT", "SERVICE",
            "CLIENT", "CLIENTS", "RESTAURANT", "PIZZERIA", "PIZZA", "SALON", "COIFFEUR", "COIFFURE", "CLINIQUE", "CABINET", "MEDECIN", "DOCTEUR",
            "BOUTIQUE", "MAGASIN", "LIBRAIRIE", "LIVRAISON", "PROMO", "PROMOS", "OFFRE", "BANQUE", "TEST", "NOTICE", "CONFIRM", "VERIFY", "AUTH",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with it; null when it may be used.</summary>
    public static string? Problem(string name) => name switch
    {
        { Length: < Shortest or > Longest } => "length",
        _ when name.Any(c => !char.IsAsciiLetterOrDigit(c)) => "letters",
        _ when !name.Any(char.IsAsciiLetter) => "no_letter",
        _ when Generic.Contains(name) => "generic",
        _ => null,
    };
}
