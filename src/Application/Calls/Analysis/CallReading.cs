using Kalliky.Application.Businesses;
using Kalliky.Application.Trades;
using Kalliky.Application.Trades.Urgency;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Tickets;

namespace Kalliky.Application.Calls.Analysis;

/// <summary>What came of a call, in a sentence, and all that was read out of it.</summary>
/// <param name="Promise">What the assistant promised and no ticket keeps; null when nothing.</param>
internal sealed record CallReading(CallOutcome Outcome, string Summary, CallExtract Extract, string? Promise)
{
    private const int MostDifferences = 10;
    private const int MostRequests = 5;

    /// <summary>Pure. What is committed decides; a form only words it, and what the form and the words say is held against it.</summary>
    /// <param name="form">Null when no model answered.</param>
    /// <param name="words">What was said; nothing where the trade keeps no words.</param>
    public static CallReading Of(CallFacts facts, StoreSheet sheet, FilledForm? form, CallWords words)
    {
        var made = Committed.Of(facts, sheet);
        var (outcome, isCertain) = CallRules.OutcomeOf(facts);
        // A model, or a rule about words, may tell an answer from a nuisance; neither may turn talk into an order.
        if (!isCertain && form?.Outcome is CallOutcome.Answered or CallOutcome.Abandoned or CallOutcome.Unwanted)
            outcome = form!.Outcome;
        else if (!isCertain && form is null && words.Heard.IsUnwanted)
            outcome = CallOutcome.Unwanted;
        List<Difference> differences =
        [
            .. form is null ? [] : FormComparison.Differ(form, made),
            .. SpokenClaims.Untrue(words.Spoken, facts.Answers, made),
            .. SpokenFigures.Differ(words.Spoken, made, sheet, facts.Call.StartedAt.InZone(sheet.Zone)),
        ];
        var extract = new CallExtract(
            form is null ? ExtractSource.Rules : ExtractSource.Model,
            form is null ? words.Heard.Satisfaction : form.Satisfaction,
            form is null ? words.Heard.Reason : form.SatisfactionReason,
            [.. (form is null ? words.Heard.Flags : form.Flags).Union(Coded(facts)).Order()],
            form is null ? OpenRequests(facts, outcome) : form.OpenRequests,
            form?.Orders ?? SaidByTools.Orders(facts.Answers, sheet.Zone),
            form?.Bookings ?? SaidByTools.Bookings(facts.Answers),
            [.. differences.DistinctBy(difference => (difference.Kind, difference.Recorded, difference.Kind == DifferenceKind.Item ? difference.Said : null)).Take(MostDifferences)]);
        return new CallReading(
            outcome, form?.Summary ?? CallRules.SummaryOf(facts, outcome, sheet), extract, made.HasTicket ? null : SpokenClaims.Promise(words.Spoken));
    }

    // What tools and rules have written down, whatever a model makes of the words.
    private static IEnumerable<CallFlag> Coded(CallFacts facts)
    {
        if (facts.Tickets.Any(ticket => ticket.Kind == TicketKind.Complaint))
            yield return CallFlag.Complaint;
        if (facts.Orders.Any(order => order.Allergies.Count > 0))
            yield return CallFlag.Allergy;
        if (facts.Happened.Contains("emergency"))
            yield return CallFlag.Emergency;
    }

    private static List<string> OpenRequests(CallFacts facts, CallOutcome outcome) =>
        [.. facts.Tickets.Where(ticket => ticket.Status != TicketStatus.Solved).Select(ticket => ticket.Subject).Append(CallRules.FollowUpOf(facts, outcome)).OfType<string>().Take(MostRequests)];
}

/// <summary>What the words of a call give, without a model.</summary>
/// <param name="Spoken">What the assistant said of its own.</param>
internal sealed record CallWords(Heard Heard, IReadOnlyList<Spoken> Spoken)
{
    /// <summary>A practice keeps none.</summary>
    public static readonly CallWords None = new(Heard.Nothing, []);

    public static CallWords Of(CallFacts facts, ITrade? trade, Func<CallTurn, string?> open) => new(
        WordRules.Of([.. facts.Turns.Where(turn => turn.Speaker == Speaker.Caller).Select(open).OfType<string>()], trade is null ? Emergencies.Anywhere : trade.Hear),
        Analysis.Spoken.Of(facts, open));
}
