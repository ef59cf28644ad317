using Kalliky.Application.Businesses;
using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;

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
        { Booked: not null } => (CallOutcome.Booked, true),
        { Call.Transfer: TransferState.Bridged } or { WasForwarded: true } => (CallOutcome.Transferred, true),
        { Cancelled: true } => (CallOutcome.Cancelled, true),
        { Tickets.Count: > 0 } => (CallOutcome.MessageTaken, true),
        { Call.EndReason: "trouble" or "swept" or "relay_lost" } => (CallOutcome.Failed, true),
        { LeftOpen: not null } => (CallOutcome.Abandoned, true),
        _ when Spoke(facts) => (CallOutcome.Answered, false),
        _ => (CallOutcome.Abandoned, true),
    };

    public static string SummaryOf(CallFacts facts, CallOutcome outcome, StoreSheet sheet) => outcome switch
    {
        CallOutcome.Booked => $"{Place(facts.Booked!, sheet)}.",
        CallOutcome.Cancelled when facts.CancelledBooking => "L'appelant a annulé sa réservation.",
        CallOutcome.Ordered => $"Commande n° {facts.Confirmed!.Number} : {Dishes(facts.Confirmed)}, {Mode(facts.Confirmed)}, {Amounts.Show(facts.Confirmed.Total.Cents)}, au nom de {facts.Confirmed.CustomerName}.",
        CallOutcome.Cancelled => "L'appelant a annulé sa commande.",
        CallOutcome.Transferred => "Appel passé à une personne du magasin.",
        CallOutcome.MessageTaken => $"Message laissé : {facts.Tickets[0].Subject}.",
        CallOutcome.Failed => "Un souci technique a interrompu l'appel.",
        CallOutcome.Abandoned when facts.LeftOpen is { } draft => $"Commande commencée, non validée : {Dishes(draft)}, {Amounts.Show(draft.Total.Cents)}.",
        CallOutcome.Abandoned => "L'appelant a raccroché sans rien demander.",
        CallOutcome.Unwanted => "Démarchage ou erreur de numéro.",
        _ => Topics(facts) is { Count: > 0 } topics ? $"Renseignement donné sur {Lists.Say(topics)}." : "Échange sans suite.",
    };

    /// <summary>What a human must still do; null when nothing.</summary>
    public static string? FollowUpOf(CallFacts facts, CallOutcome outcome)
    {
        if (facts.Tickets.Count > 0 || !IsUnsettled(outcome) || facts.Call.IsTest)
            return null;
        if (facts.LeftOpen is { } draft)
            return $"Rappeler : commande non terminée ({Dishes(draft)})";
        if (facts.Call.Transfer is TransferState.Failed or TransferState.Returned)
            return "Rappeler : la mise en relation n'a pas abouti";
        return outcome == CallOutcome.Failed && Spoke(facts) ? "Rappeler : un souci technique a interrompu l'appel" : null;
    }

    /// <summary>Nothing was settled by it, so something may be left to do.</summary>
    public static bool IsUnsettled(CallOutcome outcome) =>
        outcome is not (CallOutcome.Ordered or CallOutcome.Booked or CallOutcome.Transferred or CallOutcome.Cancelled);

    public static string Dishes(Order order)
    {
        var dishes = string.Join(", ", order.Lines.Take(6).Select(line => $"{line.Quantity} {line.Name}"));
        return order.Lines.Count > 6 ? dishes + "…" : dishes;
    }

    // "Coupe femme, sam. 28 nov. 10:00, avec Sophie, au nom de Durand": of a practice, the coded reason.
    private static string Place(IReadOnlyList<Booking> visit, StoreSheet sheet)
    {
        var booking = visit[0];
        var what = booking.Kind switch
        {
            BookingKind.Hold when booking.Article is { } article => $"Mis de côté : {BookingWords.Article(article.Quantity, article.Name, article.Size)}, jusqu'au",
            BookingKind.Reservation => $"Table pour {booking.PartySize},",
            _ => $"Rendez-vous : {Lists.Say([.. visit.SelectMany(part => part.Services).Select(service => service.Name)])},",
        };
        var at = (booking.Kind == BookingKind.Hold ? booking.EndsAt : booking.StartsAt).InZone(sheet.Zone).LocalDateTime;
        var names = Lists.Say([.. visit.Select(part => part.ResourceId is { } id ? sheet.Resource(id)?.Name : null).OfType<string>().Distinct()]);
        var with = names.Length == 0 ? "" : booking.Kind == BookingKind.Reservation ? $", {names}" : $", avec {names}";
        return $"{what} {When.Show(at)}{with}{(booking.CustomerName is { } name ? $", au nom de {name}" : "")}";
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
