using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Assistant;

/// <summary>Whether a sentence is true as far as this call knows: nothing is said to be done that no tool committed,
/// no price is said that the store or a tool did not give.</summary>
internal static class ClaimCheck
{
    /// <summary>Null when the sentence may be said; otherwise the honest sentence to say in its place.</summary>
    public static string? Instead(string sentence, CallTruth truth)
    {
        if (truth.WasTold($" {Plain.Of(sentence)} "))
            return null;
        var untrue = Made(sentence, ClaimTable.All.Where(claim => !claim.Needs.Any(truth.Has))).FirstOrDefault();
        return untrue is not null ? untrue.Instead : SaysUnknownAmount(sentence, truth) ? "Ce montant, je dois d'abord le vérifier." : null;
    }

    /// <summary>Those of some claims that a sentence makes, true or not.</summary>
    public static IEnumerable<Claim> Made(string sentence, IEnumerable<Claim> claims)
    {
        var clauses = Clauses(sentence);
        var asks = sentence.TrimEnd().EndsWith('?');
        var conditional = false;
        for (var at = 0; at < clauses.Count; at++)
        {
            var asked = asks && at == clauses.Count - 1;
            foreach (var claim in claims)
            {
                if (Makes(claim, clauses[at], asked, conditional))
                    yield return claim;
            }

            conditional = conditional || Condition.IsMatch(clauses[at]);
        }
    }

    // "Voulez-vous que je confirme ?" claims nothing; "Votre commande est confirmée, autre chose ?" does.
    private static bool Makes(Claim claim, string clause, bool asked, bool conditional) =>
        claim.Done is { } done && (claim.Denies ? done.IsMatch(clause) : Asserts(done.Matches(clause), clause)) && !(asked && clause.Count(c => c == ' ') <= 4)
        || claim.Doing is { } doing && !asked && !conditional && Asserts(doing.Matches(clause), clause);

    private static bool Asserts(MatchCollection matches, string clause) =>
        matches.Any(match => !Denial.IsMatch(match.Value) && !Condition.IsMatch(clause[..match.Index]) && !DeniedBefore.IsMatch(clause[..match.Index]));

    private static List<string> Clauses(string sentence) =>
        [.. Clause.Split(sentence).Select(Plain.Of).Where(plain => plain.Length > 0)];

    private static bool SaysUnknownAmount(string sentence, CallTruth truth) =>
        Amounts.Hear(sentence).Any(heard => !truth.MaySay(heard.Cents) || heard.Upto is { } upto && !truth.MaySay(upto));

    private static readonly Regex Clause = Words(@"[,;:()—–…!?]|\.(\s|$)|\s(et|mais|puis|car|donc)\s", RegexOptions.IgnoreCase);

    private static readonly Regex Denial = Words(@"\b(n|ne|pas|rien|jamais|aucune?|not)\b");

    private static readonly Regex DeniedBefore = Words(@"\b(aucune?|sans que|sans|pas encore|rien n)( \w+)?( \w+)? ?$");

    private static readonly Regex Condition = Words(
        @"\b(si|une fois|des que|quand|lorsque|avant|jusqu a|tant que|pour que|pour qu|afin|est ce que|est ce qu|voulez vous|souhaitez vous|desirez vous|preferez vous|aimeriez vous|voudriez vous|dois je|puis je|faut il|peut on|je peux|je pourrais|je pourrai|on peut|on pourra|on pourrait|pouvez vous|if|once|when|would you|shall i|can i|i can)\b");

    private static Regex Words(string pattern, RegexOptions more = RegexOptions.None) =>
        new(pattern, more | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}

/// <summary>Something that must not be said unless it was committed.</summary>
/// <param name="Done">Says that it is done; on plain words (see <see cref="Plain"/>).</param>
/// <param name="Doing">Says that it is being done right now; a question or a condition takes the claim away.</param>
/// <param name="Instead">What to say when it is not true.</param>
/// <param name="Needs">Any of these commitments makes it true; none: it is never true.</param>
internal sealed record Claim(Regex? Done, Regex? Doing, string Instead, params IReadOnlyList<string> Needs)
{
    /// <summary>Where "no" and "not" are the claim itself, as in "no risk".</summary>
    public bool Denies { get; init; }
}
