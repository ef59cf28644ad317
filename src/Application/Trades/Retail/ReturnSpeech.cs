using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;

namespace Kalliky.Application.Trades.Retail;

/// <summary>What a shop does with what is brought back, for the ear.</summary>
internal static class ReturnSpeech
{
    public static string Of(ReturnRules? rules)
    {
        if (rules is null)
            return "Je n'ai pas les conditions de retour. Voulez-vous que je vous passe quelqu'un ?";
        var within = rules.Days > 0 ? $" dans les {Numbers.Say(rules.Days)} jours" : "";
        return string.IsNullOrWhiteSpace(rules.WithoutReceipt)
            ? $"Vous pouvez rapporter un article{within}, avec le ticket de caisse."
            : $"Vous pouvez rapporter un article{within}. Avec le ticket, c'est un échange ou un remboursement ; sans ticket, {Without(rules.WithoutReceipt.Trim())}.";
    }

    private static string Without(string word) => Plain.Of(word) switch
    {
        "avoir" => "nous faisons un avoir",
        "echange" => "c'est un échange seulement",
        "non" or "rien" or "impossible" => "nous ne pouvons pas le reprendre",
        _ => Small(word),
    };

    private static string Small(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
