using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Pages.Shared;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Billing;

/// <summary>Plans and states of commissions in the words of the counter.</summary>
public static class BillingWords
{
    public const string NotSold = "Les paiements ne sont pas encore en service ici : seul le plan FREE est proposé.";

    /// <summary>As they are named everywhere, hence not translated.</summary>
    public static string Of(Plan plan) => plan.ToString().ToUpperInvariant();

    public static Mark Of(LedgerKind kind) => kind switch
    {
        LedgerKind.Announced => new("", Icons.Hourglass, "En cours"),
        LedgerKind.Earned => new("", Icons.Check, "Due"),
        LedgerKind.Reversed => new("", Icons.Refused, "Refusée ou annulée"),
        LedgerKind.Settled => new("", Icons.Receipt, "Réglée par lien"),
        _ => new("", Icons.Undo, "Rendue"),
    };

    /// <summary>Why nothing was paid, and what to do. The one place for these sentences.</summary>
    public static string Of(PaymentTrouble why) => why switch
    {
        PaymentTrouble.CardRefused => "Votre carte a été refusée. Rien n’a changé : vérifiez-la, ou changez-la, puis recommencez.",
        PaymentTrouble.BankAsks => "Votre banque demande une confirmation. Ouvrez « Changer la carte, voir les reçus » sur la page Facturation, puis recommencez.",
        PaymentTrouble.NotReachable => "Le service de paiement ne répond pas. Rien n’a changé : réessayez dans quelques minutes.",
        _ => "Le paiement n’a pas pu être préparé. Rien n’a changé : écrivez-nous, c’est à nous de réparer.",
    };

    /// <summary>The same for whoever pays an order by a link, and has no account here.</summary>
    public static string OfOrder(PaymentTrouble why) => why == PaymentTrouble.NotReachable
        ? "Le service de paiement ne répond pas. Rien n’a été débité : réessayez dans quelques minutes, ou réglez à l’établissement."
        : "Le paiement en ligne ne marche pas en ce moment. Rien n’a été débité : réglez à l’établissement.";

    /// <summary>Of the account that orders' money goes to; null while there is none.</summary>
    public static Mark Of(PayoutStanding? standing) => standing switch
    {
        PayoutStanding.Ready => new("badge-success", Icons.Check, "Prêt"),
        PayoutStanding.Restricted => new("badge-error", Icons.Warning, "Bloqué"),
        PayoutStanding.Pending => new("", Icons.Hourglass, "En attente"),
        _ => new("", Icons.Info, "Pas relié"),
    };

    public static Mark Of(OrderPaymentStatus status) => status switch
    {
        OrderPaymentStatus.Paid => new("badge-success", Icons.Check, "Payée"),
        OrderPaymentStatus.Refunded => new("", Icons.Undo, "Remboursée"),
        OrderPaymentStatus.Expired => new("", Icons.Clock, "Pas payée par lien"),
        OrderPaymentStatus.Withdrawn => new("", Icons.Refused, "Lien retiré"),
        _ => new("", Icons.Send, "Lien envoyé"),
    };

    public static string Of(DisputeStanding standing) => standing switch
    {
        DisputeStanding.Lost => "Litige perdu : la somme est reprise sur votre compte d’encaissement",
        DisputeStanding.Won => "Litige gagné",
        _ => "Contesté par la banque du client",
    };

    /// <summary>Of money given back: how much, and when it was asked.</summary>
    public static string Of(RefundStatus status) => status switch
    {
        RefundStatus.Given => "{0} remboursés le {1}",
        RefundStatus.Refused => "{0} refusés par le service de paiement le {1}",
        _ => "{0} demandés le {1}, en cours",
    };

    /// <summary>Of money that went back of a plan: how much, and when.</summary>
    public static string Of(PlanRefundReason why) => why == PlanRefundReason.DisputeLost ? "{0} rendus par votre banque le {1}, après contestation" : "{0} remboursés le {1}";

    /// <summary>What to do before a smaller plan.</summary>
    public static string TooMany(int open, int allowed, IStringLocalizer words) => allowed == 1
        ? words["Ce plan a 1 établissement et vous en avez {0}. Écrivez-nous pour en fermer, puis changez de plan.", open]
        : words["Ce plan a {1} établissements et vous en avez {0}. Écrivez-nous pour en fermer, puis changez de plan.", open, allowed];

    /// <summary>What the line adds to the month: what was refused adds nothing, what is under way nothing yet.</summary>
    public static bool Counts(LedgerKind kind) => kind is LedgerKind.Earned or LedgerKind.Refunded;

    /// <summary>How long words are kept, in whole years where they are.</summary>
    public static string Kept(int days, IStringLocalizer words) => days % 365 == 0
        ? days == 365 ? words["Mots des appels gardés un an"] : words["Mots des appels gardés {0} ans", days / 365]
        : words["Mots des appels gardés {0} jours", days];

    public static string Rate(int basisPoints) => Written.Percent(basisPoints / 100m);

    /// <param name="today">On the clock of Paris.</param>
    public static Mark Of(InvoiceView invoice, LocalDate today) => invoice switch
    {
        { Kind: InvoiceKind.CreditNote } => new("", Icons.Undo, "Avoir"),
        { ReplacedBy: not null } => new("", Icons.Undo, "Remplacée"),
        { PaidAt: not null } => new("badge-success", Icons.Check, "Payée"),
        { IsToTransfer: true } => invoice.IsLate(today) ? new("badge-error", Icons.Warning, "Échue") : new("", Icons.Clock, "À régler"),
        _ => new("", Icons.Send, "Émise"),
    };

    /// <summary>Whether the month has used up what the plan includes.</summary>
    public static bool IsUsedUp(ShowUsage.Shown usage) => usage.Seconds >= usage.Then.Minutes * 60L;
}
