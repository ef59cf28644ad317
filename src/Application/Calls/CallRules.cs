using Kalliky.Application.Speech.French;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;

namespace Kalliky.Application.Calls;

/// <summary>What came of a call, and in a sentence, from what it left in the database. Pure; no model needed.</summary>
internal static class CallRules
{
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["opening_hours"] = "les horaires",
        ["address_and_access"] = "l'adresse",
        ["search_menu"] = "la carte",
        ["allergens"] = "les allergènes",
        ["order_status"] = "une commande en cours",
        ["answer_question"] = "une question pratique",
    };

    /// <summary>Certain where something was committed; otherwise the best guess, which a model may better.</summary>
    public static (CallOutcome Outcome, bool IsCertain) OutcomeOf(CallFacts facts) => facts switch
    {
        { Confirmed: not null } => (CallOutcome.Ordered, true),
        { Call.Transfer: TransferState.Bridged } or { WasForwarded: true } => (CallOutcome.Transferred, true),
        { Cancelled: true } => (CallOutcome.Cancelled, true),
        { Tickets.Count: > 0 } => (CallOutcome.MessageTaken, true),
        { Call.EndReason: "trouble" or "swept" or "relay_lost" } => (CallOutcome.Failed, true),
        { LeftOpen: not null } => (CallOutcome.Abandoned, true),
        _ when Spoke(facts) => (CallOutcome.Answered, false),
        _ => (CallOutcome.Abandoned, true),
    };

    public static string SummaryOf(CallFacts facts, CallOutcome outcome) => outcome switch
    {
        CallOutcome.Ordered => $"Commande n° {facts.Confirmed!.Number} : {Dishes(facts.Confirmed)}, {Mode(facts.Confirmed)}, {Amounts.Show(facts.Confirmed.Total.Cents)}, au nom de {facts.Confirmed.CustomerName}.",
        CallOutcome.Cancelled => "L'appelant a annulé sa commande.",
        CallOutcome.Transferred => "Appel passé à une personne du magasin.",
        CallOutcome.MessageTaken => $"Message laissé : {facts.Tickets[0].Subject}.",
        CallOutcome.Failed => "Un souci technique a interrompu l'appel.",
        CallOutcome.Abandoned when facts.LeftOpen is { } draft => $"Commande commencée, non validée : {Dishes(draft)}, {Amounts.Show(draft.Total.Cents)}.",
        CallOutcome.Abandoned => "L'appelant a raccroché sans rien demander.",
        _ => Topics(facts) is { Count: > 0 } topics ? $"Renseignement donné sur {Lists.Say(topics)}." : "Échange sans suite.",
    };

    /// <summary>What a human must still do; null when nothing.</summary>
    public static string? FollowUpOf(CallFacts facts, CallOutcome outcome)
    {
        if (facts.Tickets.Count > 0 || outcome is CallOutcome.Ordered or CallOutcome.Transferred or CallOutcome.Cancelled || facts.Call.IsTest)
            return null;
        if (facts.LeftOpen is { } draft)
            return $"Rappeler : commande non terminée ({Dishes(draft)})";
        if (facts.Call.Transfer is TransferState.Failed or TransferState.Returned)
            return "Rappeler : la mise en relation n'a pas abouti";
        if (outcome == CallOutcome.Failed && Spoke(facts))
            return "Rappeler : un souci technique a interrompu l'appel";
        return facts.Blocked > 0 ? "Vérifier l'appel : une affirmation inexacte de l'assistant a été retenue" : null;
    }

    public static string Dishes(Order order)
    {
        var dishes = string.Join(", ", order.Lines.Take(6).Select(line => $"{line.Quantity} {line.Name}"));
        return order.Lines.Count > 6 ? dishes + "…" : dishes;
    }

    private static string Mode(Order order) => order.Fulfilment switch
    {
        Fulfilment.Delivery => "en livraison",
        Fulfilment.OnSite => "sur place",
        _ => "à emporter",
    };

    private static List<string> Topics(CallFacts facts) =>
        [.. facts.Tools.Select(tool => Asked.GetValueOrDefault(tool.Tool)).OfType<string>().Distinct()];

    private static bool Spoke(CallFacts facts) => facts.Turns.Any(turn => turn.Speaker == Speaker.Caller);
}
