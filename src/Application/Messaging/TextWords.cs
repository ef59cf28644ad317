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
    private static readonly Dictionary<string, TextWord> Known = new(StringComparer.Ordinal)
    {
        ["stop"] = TextWord.Stop, ["arret"] = TextWord.Stop, ["arreter"] = TextWord.Stop, ["stop sms"] = TextWord.Stop, ["desabonner"] = TextWord.Stop,
        ["unsubscribe"] = TextWord.Stop, ["start"] = TextWord.Start, ["reprendre"] = TextWord.Start, ["unstop"] = TextWord.Start,
        ["oui"] = TextWord.Yes, ["oui merci"] = TextWord.Yes, ["ok"] = TextWord.Yes, ["d accord"] = TextWord.Yes, ["je confirme"] = TextWord.Yes,
        ["confirmer"] = TextWord.Yes, ["yes"] = TextWord.Yes, ["annuler"] = TextWord.Cancel, ["annule"] = TextWord.Cancel, ["annulez"] = TextWord.Cancel,
        ["j annule"] = TextWord.Cancel, ["cancel"] = TextWord.Cancel,
    };

    public static TextWord Of(string text) => text.Length > 40 ? TextWord.Other : Known.GetValueOrDefault(Plain.Of(text).Trim());
}
