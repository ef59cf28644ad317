using Kalliky.Application.Calls;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;

namespace Kalliky.Web.Pages.Shared;

/// <summary>States in the words of the counter.</summary>
public static class Marks
{
    private const string Good = "badge-success";
    private const string Act = "badge-primary";
    private const string Note = "badge-info";
    private const string Soon = "badge-warning";
    private const string Bad = "badge-error";

    /// <summary>An order whose hour has come or is minutes away, and which is not ready.</summary>
    public static readonly Mark ToGoOut = new(Bad, Icons.Timer, "À sortir");

    public static readonly Mark WantsHuman = new(Soon, Icons.PhoneForwarded, "Demande un humain");

    public static readonly Mark NobodyAnswered = new(Bad, Icons.CircleAlert, "Personne n’a décroché");

    public static readonly Mark Unsure = new(Soon, Icons.CircleAlert, "Phrase retenue");

    public static Mark Of(OrderStatus status) => status switch
    {
        OrderStatus.Draft => new("", Icons.Pencil, "Brouillon"),
        OrderStatus.Confirmed => new(Act, Icons.Bell, "À accepter"),
        OrderStatus.Accepted or OrderStatus.Preparing => new("", Icons.ChefHat, "En préparation"),
        OrderStatus.Ready => new(Good, Icons.PackageCheck, "Prête"),
        OrderStatus.Completed => new("", Icons.Check, "Remise"),
        OrderStatus.Refused => new(Bad, Icons.Refused, "Refusée"),
        OrderStatus.Cancelled => new("", Icons.Refused, "Annulée"),
        _ => new("", Icons.Info, status.ToString()),
    };

    public static Mark Of(MessageStatus status) => status switch
    {
        MessageStatus.Pending or MessageStatus.Sending => new("", Icons.Clock, "En route"),
        MessageStatus.Cancelled => new("", Icons.Refused, "Retiré"),
        MessageStatus.Sent => new(Note, Icons.Send, "Envoyé"),
        MessageStatus.Delivered => new(Good, Icons.Check, "Remis"),
        _ => new(Bad, Icons.CircleAlert, "Non remis"),
    };

    public static Mark Of(BookingStatus status) => status switch
    {
        BookingStatus.Held => new(Note, Icons.AudioLines, "Tenu pendant un appel"),
        BookingStatus.Confirmed => new(Act, Icons.CalendarCheck, "Confirmé"),
        BookingStatus.Arrived => new(Good, Icons.UserCheck, "Arrivé"),
        BookingStatus.Done => new("", Icons.Check, "Terminé"),
        BookingStatus.NoShow => new(Bad, Icons.UserMissing, "Pas venu"),
        BookingStatus.Cancelled => new("", Icons.CalendarCancelled, "Annulé"),
        _ => new("", Icons.Info, status.ToString()),
    };

    public static Mark Of(CallView call) => call.Status switch
    {
        CallStatus.Ringing => new(Note, Icons.Phone, "Sonne"),
        CallStatus.Live => new(Good, Icons.Radio, "En cours"),
        _ => Of(call.Outcome, call.Status),
    };

    private static Mark Of(CallOutcome outcome, CallStatus status) => outcome switch
    {
        CallOutcome.Ordered => new(Good, Icons.ShoppingBag, "Commande prise"),
        CallOutcome.Booked => new(Good, Icons.CalendarCheck, "Réservation prise"),
        CallOutcome.Answered => new("", Icons.Info, "Renseigné"),
        CallOutcome.MessageTaken => new(Soon, Icons.PhoneOutgoing, "À rappeler"),
        CallOutcome.Transferred => new(Note, Icons.PhoneForwarded, "Transmis"),
        CallOutcome.Cancelled => new("", Icons.CalendarCancelled, "Annulation"),
        CallOutcome.Abandoned => new(Bad, Icons.PhoneOff, "Coupé"),
        CallOutcome.Unwanted => new("", Icons.Refused, "Indésirable"),
        CallOutcome.Failed => new(Bad, Icons.CircleAlert, "Échec"),
        _ when status == CallStatus.Forwarded => new(Note, Icons.PhoneForwarded, "Transmis"),
        _ => new("", Icons.Clock, "Analyse en cours"),
    };
}
