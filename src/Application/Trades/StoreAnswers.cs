using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Trades;

/// <summary>The store's own answer to a question: the one whose words it shares most. Pure.</summary>
internal static class StoreAnswers
{
    private static readonly HashSet<string> Idle = new(
        [
            "est", "que", "ce", "c", "s", "il", "elle", "on", "vou", "vous", "nou", "nous", "je", "j", "peut", "peux", "pouvoir", "avoir", "avez", "ave", "ai", "y", "qu",
            "pour", "avec", "sur", "dan", "dans", "votre", "notre", "mon", "ma", "me", "faire", "fait", "possible", "bonjour", "bonsoir", "merci", "plait", "si",
            "quel", "quelle", "combien", "comment", "ou", "quand", "sont", "t", "n", "pas", "ne", "m", "moi", "plu", "bien", "etre",
        ], StringComparer.Ordinal);

    private static readonly HashSet<string> Paying = new(
        ["paiement", "payer", "paye", "regler", "reglement", "carte", "espece", "cheque", "ticket", "titre", "restaurant", "liquide", "bancaire"], StringComparer.Ordinal);

    /// <summary>Null when the store has no answer.</summary>
    public static string? Find(StoreSheet sheet, string question)
    {
        var asked = Words(question);
        var best = sheet.Faqs
            .Select(faq => (faq.Answer, Score: Score(Words(faq.Question), Words(faq.Answer), asked)))
            .OrderByDescending(found => found.Score)
            .FirstOrDefault();
        if (best.Score >= 2)
            return best.Answer;
        return asked.Overlaps(Paying) && sheet.PaymentMeans.Count > 0
            ? $"Vous pouvez payer par {Lists.Say(sheet.PaymentMeans, "ou")}."
            : null;
    }

    // A word of the question counts twice, one of the answer once; two near spellings are one word.
    private static int Score(HashSet<string> question, HashSet<string> answer, HashSet<string> asked) =>
        asked.Sum(word => question.Any(known => IsSame(known, word)) ? 2 : answer.Any(known => IsSame(known, word)) ? 1 : 0);

    private static bool IsSame(string known, string word) =>
        known == word || known.Length >= 5 && word.Length >= 5 && known[..5] == word[..5] || IsFeminine(known, word) || IsFeminine(word, known);

    // "mineur seul" answers "elle peut venir seule".
    private static bool IsFeminine(string masculine, string word) => masculine.Length == 4 && word.Length == 5 && word[4] == 'e' && word.StartsWith(masculine, StringComparison.Ordinal);

    private static HashSet<string> Words(string text) =>
        [.. NameMatch.Stem(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1 && !Idle.Contains(word))];
}
