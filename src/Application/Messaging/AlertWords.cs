namespace Kalliky.Application.Messaging;

/// <summary>What the owner is told, before the address of the page where it is dealt with.</summary>
internal static class AlertWords
{
    public const string CallFailed = "un appel a été interrompu par un souci technique.";

    public const string Complaint = "une réclamation vous attend.";

    public static string OrderWaits(int number, int minutes) => $"la commande {number} attend depuis {minutes} minutes.";

    public static string Whole(string store, string text, string address) => $"Kalliky, {store} : {text} {address}";
}
