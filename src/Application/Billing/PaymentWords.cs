using System.Globalization;
using Kalliky.Application.Messaging;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What an owner is told about payments, before the address of the page where it is dealt with.</summary>
internal sealed record PaymentWords(Language Language)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private bool English => Language == Language.English;

    public string Settled => English
        ? "your payment has arrived, thank you. Your plan is complete."
        : "votre paiement est arrivé, merci. Votre plan est complet.";

    public string Limited => English
        ? "a payment is still missing. Your assistant now answers within the limits of the FREE plan; beyond them, calls ring at your place. As soon as the payment arrives, everything is back."
        : "un paiement manque toujours. Votre assistant répond maintenant dans les limites du plan FREE ; au-delà, les appels sonnent chez vous. Dès que le paiement arrive, tout revient.";

    public string PayoutsReady => English
        ? "your payout account is ready: your customers can pay by link."
        : "votre compte d’encaissement est prêt : vos clients peuvent payer par lien.";

    public string PayoutsStopped => English
        ? "your payout account needs something from you. Until then, no payment link is sent."
        : "votre compte d’encaissement attend quelque chose de vous. D’ici là, aucun lien de paiement ne part.";

    public string PayoutsLost => English
        ? "your payout account is no longer connected to Kalliky. Until it is, no payment link is sent."
        : "votre compte d’encaissement n’est plus relié à Kalliky. D’ici là, aucun lien de paiement ne part.";

    public string Owed(LocalDate day) => English
        ? $"a payment was refused. Nothing changes until {Day(day)}: please check your card by then."
        : $"un paiement a été refusé. Rien ne change jusqu’au {Day(day)} : d’ici là, vérifiez votre carte.";

    public string LastCall(LocalDate day) => English
        ? $"a payment is still missing. On {Day(day)}, your assistant goes over to the limits of the FREE plan. Please check your card."
        : $"un paiement manque toujours. Le {Day(day)}, votre assistant passera aux limites du plan FREE. Vérifiez votre carte.";

    public string NewPlan(Plan plan) => English
        ? $"you now have the {plan.ToString().ToUpperInvariant()} plan."
        : $"vous avez maintenant le plan {plan.ToString().ToUpperInvariant()}.";

    /// <summary>One that keeps words for a shorter time than the one before.</summary>
    public string SmallerPlan(Plan plan, int days, LocalDate day) => English
        ? $"{NewPlan(plan)} The words of calls and messages that are more than {days} days old stay until {Day(day)}, then they are erased."
        : $"{NewPlan(plan)} Les mots des appels et des messages de plus de {days} jours restent jusqu’au {Day(day)}, puis sont effacés.";

    public string Refunded(Money amount) => English
        ? $"{Written(amount)} have been given back to you. Your bank shows it within a few days."
        : $"{Written(amount)} vous ont été remboursés. Votre banque les montre sous quelques jours.";

    public string Disputed(Money amount) => English
        ? $"your bank contests a payment of {Written(amount)}. A mistake? Write to us: we settle this together."
        : $"votre banque conteste un paiement de {Written(amount)}. Une erreur ? Écrivez-nous : nous réglons cela ensemble.";

    public string DisputeLost(Money amount) => English
        ? $"your bank has decided: the {Written(amount)} that it contested have been given back to you."
        : $"votre banque a tranché : les {Written(amount)} contestés vous ont été rendus.";

    public string DisputeWon(Money amount) => English
        ? $"your bank has decided: the payment of {Written(amount)} stands."
        : $"votre banque a tranché : le paiement de {Written(amount)} est maintenu.";

    /// <summary>A customer's bank contests what was paid for an order by its link, or has decided whose it is.</summary>
    public string Of(DisputeStanding standing, int number, Money amount) => (standing, English) switch
    {
        (DisputeStanding.Lost, true) => $"the customer’s bank has decided: they keep the {Written(amount)} of order {number}. The amount is taken back from your payout account, and our commission is given back to you.",
        (DisputeStanding.Lost, false) => $"la banque du client a tranché : il garde les {Written(amount)} de la commande {number}. La somme est reprise sur votre compte d’encaissement, et notre commission vous est rendue.",
        (DisputeStanding.Won, true) => $"the customer’s bank sides with you: the {Written(amount)} of order {number} stay yours.",
        (DisputeStanding.Won, false) => $"la banque du client vous donne raison : les {Written(amount)} de la commande {number} restent à vous.",
        (_, true) => $"a customer’s bank contests the payment of order {number} ({Written(amount)}). Keep what proves that it was handed over; we write to you about what follows.",
        _ => $"la banque d’un client conteste le paiement de la commande {number} ({Written(amount)}). Gardez ce qui prouve qu’elle a été remise ; nous vous écrivons pour la suite.",
    };

    private string Written(Money amount) => WrittenMoment.Of(amount, Language);

    private string Day(LocalDate day) => day.ToString("d MMMM", English ? British : French);
}
