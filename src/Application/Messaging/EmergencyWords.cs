using Kalliky.Application.Trades.Urgency;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Messaging;

/// <summary>What somebody reads at once whose text message sounds like an emergency: nobody may be reading it.</summary>
internal static class EmergencyWords
{
    public static string Of(string store, Emergency danger, Language language) => language == Language.English
        ? $"{store}: {English(danger)} Nobody reads these messages right away."
        : $"{store} : {French(danger)} Personne ne lit ces messages en direct.";

    private static string French(Emergency danger) => danger switch
    {
        Emergency.Vital => "composez le 15 ou le 112 tout de suite.",
        Emergency.Distress => "appelez le 3114, jour et nuit, et s'il y a un danger immédiat, composez le 15 ou le 112.",
        _ => "si cela s'aggrave ou vous inquiète, composez le 15 ou le 112.",
    };

    private static string English(Emergency danger) => danger switch
    {
        Emergency.Vital => "dial 15 or 112 right now.",
        Emergency.Distress => "call 3114, day or night, and if there is immediate danger, dial 15 or 112.",
        _ => "if it gets worse or if you are worried, dial 15 or 112.",
    };
}
