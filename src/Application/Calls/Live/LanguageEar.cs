using Kalliky.Application.Speech.French;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Calls.Live;

/// <summary>Tells English from French by the little words that only one of them has: a recogniser that was told to hear
/// French says French of everything.</summary>
internal static class LanguageEar
{
    /// <summary>A name or a dish is no language.</summary>
    private const int Enough = 2;

    private static readonly HashSet<string> English = new(
        [
            "the", "i", "you", "we", "my", "your", "is", "are", "do", "does", "can", "could", "would", "like", "want", "need", "have", "speak", "english", "please",
            "hello", "what", "when", "where", "how", "much", "this", "that", "for", "with", "and", "tomorrow", "today", "tonight", "book", "table", "appointment",
            "thank", "thanks", "yes", "at", "it", "of", "to", "not", "am", "good", "morning", "evening", "sorry",
        ], StringComparer.Ordinal);

    private static readonly HashSet<string> French = new(
        [
            "le", "la", "les", "je", "j", "vous", "nous", "mon", "ma", "votre", "est", "c", "ce", "un", "une", "des", "du", "de", "et", "avec", "bonjour", "bonsoir",
            "oui", "non", "merci", "s", "il", "plait", "voudrais", "veux", "quand", "ou", "combien", "demain", "au", "revoir", "pas", "qu", "que", "d", "l", "ca",
            "sur", "dans", "suis", "ai", "a", "en",
        ], StringComparer.Ordinal);

    /// <summary>Null when it could be either.</summary>
    public static Language? Of(string words)
    {
        var plain = Plain.Of(words).Split([' ', '\''], StringSplitOptions.RemoveEmptyEntries);
        var (english, french) = (plain.Count(English.Contains), plain.Count(French.Contains));
        return english >= Enough && english > 2 * french ? Language.English
            : french >= Enough && french > 2 * english ? Language.French
            : null;
    }
}
