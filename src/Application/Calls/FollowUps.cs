using Kalliky.Application.Calls.Analysis;

namespace Kalliky.Application.Calls;

/// <summary>The tickets that a finished call still needs: what is left open, what must be checked, what was promised. Pure.</summary>
internal static class FollowUps
{
    /// <param name="Key">With the call's id it makes the ticket the same one, however often the call is read.</param>
    internal sealed record FollowUp(string Key, string Subject, string? Body = null);

    public static IReadOnlyList<FollowUp> Of(CallFacts facts, CallReading reading)
    {
        // A rehearsal asks nobody to call back.
        if (facts.Call.IsTest)
            return [];
        List<FollowUp> needed = [];
        var differences = reading.Extract.Differences;
        if (CallRules.FollowUpOf(facts, reading.Outcome) is { } left)
            needed.Add(new("concluded", left));
        else if (facts.Blocked > 0 && differences.Count == 0 && facts.Tickets.Count == 0 && CallRules.IsUnsettled(reading.Outcome))
            needed.Add(new("concluded", "Vérifier l'appel : une affirmation inexacte de l'assistant a été retenue"));
        if (differences.Count > 0)
            needed.Add(new("verify", DifferenceWords.Subject(differences), string.Join('\n', differences.Select(Whole))));
        // Whoever calls back about what is left open keeps the promise too.
        if (reading.Promise is { } promise && needed.TrueForAll(follow => follow.Key != "concluded"))
            needed.Add(new("promised", "Rappeler : l'assistant a promis une suite", Written.Cut(Written.OneLine(promise), 400)));
        return needed;
    }

    private static string Whole(Difference difference) => $"{DifferenceWords.Line(difference)}. Dit : {difference.Said ?? "rien"}. Enregistré : {difference.Recorded ?? "rien"}.";
}
