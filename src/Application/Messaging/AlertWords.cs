using Kalliky.Domain.Shared;

namespace Kalliky.Application.Messaging;

/// <summary>What the owner is told, before the address of the page where it is dealt with.</summary>
internal static class AlertWords
{
    public const string CallFailed = "un appel a été interrompu par un souci technique.";

    public const string Complaint = "une réclamation vous attend.";

    public static string OrderWaits(int number, int minutes) => $"la commande {number} attend depuis {minutes} minutes.";

    public static string MinutesUsed(int percent) => $"{percent} % des minutes de votre forfait sont utilisées ce mois-ci.";

    /// <param name="perMinute">What each minute beyond costs; null where none is sold.</param>
    public static string MinutesSpent(Money? perMinute) => perMinute is { } price
        ? $"toutes les minutes de votre forfait sont utilisées. Jusqu’à la fin du mois, les suivantes sont à {WrittenMoment.Of(price, Language.French)}."
        : "toutes les minutes de votre forfait sont utilisées. Jusqu’à la fin du mois, les appels sonnent chez vous.";

    public const string CapSpent = "les minutes en plus ont atteint votre plafond. Jusqu’à la fin du mois, les appels sonnent chez vous.";

    public static string CapReached(int percent) => $"les minutes en plus ont atteint {percent} % de votre plafond. Au plafond, les appels sonnent chez vous.";

    public static string Whole(string store, string text, string address) => $"Kalliky, {store} : {text} {address}";
}
