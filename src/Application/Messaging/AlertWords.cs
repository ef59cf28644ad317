using Kalliky.Domain.Shared;

namespace Kalliky.Application.Messaging;

/// <summary>What the owner is told, before the address of the page where it is dealt with.</summary>
internal sealed record AlertWords(Language Language)
{
    private bool English => Language == Language.English;

    public string CallFailed => English
        ? "a call was cut off by a technical problem."
        : "un appel a été interrompu par un souci technique.";

    public string Complaint => English
        ? "a complaint is waiting for you."
        : "une réclamation vous attend.";

    public string OrderWaits(int number, int minutes) => English
        ? $"order {number} has been waiting for {minutes} {(minutes == 1 ? "minute" : "minutes")}."
        : $"la commande {number} attend depuis {minutes} {(minutes == 1 ? "minute" : "minutes")}.";

    public string Whole(string store, string text, string address) => $"Kalliky, {Subject(store, text)} {address}";

    /// <summary>Of the same by mail.</summary>
    public string Subject(string store, string text) => English ? $"{store}: {text}" : $"{store} : {text}";
}
