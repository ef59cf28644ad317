using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Messaging;

/// <summary>What a short answer means. A whole sentence means nothing here: it is for a person.</summary>
internal enum TextWord
{
    Other,
    Stop,
    Start,
    Yes,
    Cancel,
}

internal static class TextWords
{
    private const int Short = 40;

    private static readonly Dictionary<string, TextWord> Known = new(StringComparer.Ordinal)
    {
        ["stop"] = TextWord.Stop, ["arret"] = TextWord.Stop, ["arreter"] = TextWord.Stop, ["stop sms"] = TextWord.Stop, ["desabonner"] = TextWord.Stop,
        ["unsubscribe"] = TextWord.Stop, ["start"] = TextWord.Start, ["reprendre"] = TextWord.Start, ["unstop"] = TextWord.Start,
        ["oui"] = TextWord.Yes, ["oui merci"] = TextWord.Yes, ["ok"] = TextWord.Yes, ["d accord"] = TextWord.Yes, ["je confirme"] = TextWord.Yes,
        ["confirmer"] = TextWord.Yes, ["yes"] = TextWord.Yes, ["annuler"] = TextWord.Cancel, ["annule"] = TextWord.Cancel, ["annulez"] = TextWord.Cancel,
        ["j annule"] = TextWord.Cancel, ["cancel"] = TextWord.Cancel,
    };

    // What may stand behind the word without making it mean something else, as « arrêt de travail » does.
    private static readonly HashSet<string> Polite = new(
        ["svp", "stp", "s", "il", "vous", "te", "plait", "merci", "please", "thanks", "thank", "you", "sms", "texto", "textos", "message", "messages", "les", "des", "ces", "vos", "de", "m", "ecrire"],
        StringComparer.Ordinal);

    public static TextWord Of(string text)
    {
        if (text.Length > Short)
            return TextWord.Other;
        var plain = Plain.Of(text).Trim();
        return Known.TryGetValue(plain, out var word) ? word : IsStop(plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)) ? TextWord.Stop : TextWord.Other;
    }

    // « Stop » is said of nothing else in a text message; « arrêt » is.
    private static bool IsStop(string[] words) =>
        words is ["stop", ..] || (words is ["arret" or "arreter" or "arretez", .. var rest] && rest.All(Polite.Contains));
}
