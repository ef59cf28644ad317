using System.Globalization;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>What an owner is told about payments, before the address of the page where it is dealt with.</summary>
internal static class PaymentWords
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public const string Settled = "votre paiement est arrivé, merci. Votre plan est complet.";

    public const string Limited = "un paiement manque toujours. Votre assistant répond maintenant dans les limites du plan FREE ; au-delà, les appels sonnent chez vous. Dès que le paiement arrive, tout revient.";

    public const string PayoutsReady = "votre compte d’encaissement est prêt : vos clients peuvent payer par lien.";

    public const string PayoutsStopped = "votre compte d’encaissement attend quelque chose de vous. D’ici là, aucun lien de paiement ne part.";

    public const string PayoutsLost = "votre compte d’encaissement n’est plus relié à Kalliky. D’ici là, aucun lien de paiement ne part.";

    public static string Owed(LocalDate day) => $"un paiement a été refusé. Rien ne change jusqu’au {Day(day)} : d’ici là, vérifiez votre carte.";

    public static string LastCall(LocalDate day) => $"un paiement manque toujours. Le {Day(day)}, votre assistant passera aux limites du plan FREE. Vérifiez votre carte.";

    public static string NewPlan(Plan plan) => $"vous avez maintenant le plan {plan.ToString().ToUpperInvariant()}.";

    /// <summary>One that keeps words for a shorter time than the one before.</summary>
    public static string SmallerPlan(Plan plan, int days, LocalDate day) =>
        $"{NewPlan(plan)} Les mots des appels et des messages de plus de {days} jours restent jusqu’au {Day(day)}, puis sont effacés.";

    public static string Refunded(Money amount) => $"{Amount(amount)} vous ont été remboursés. Votre banque les montre sous quelques jours.";

    public static string Disputed(Money amount) => $"votre banque conteste un paiement de {Amount(amount)}. Une erreur ? Écrivez-nous : nous réglons cela ensemble.";

    public static string OrderDisputed(int number, Money amount) => $"la banque d’un client conteste le paiement de la commande {number} ({Amount(amount)}). Gardez ce qui prouve qu’elle a été remise ; nous vous écrivons pour la suite.";

    public static string DisputeLost(int number, Money amount) => $"la banque du client a tranché : il garde les {Amount(amount)} de la commande {number}. La somme est reprise sur votre compte d’encaissement, et notre commission vous est rendue.";

    public static string DisputeWon(int number, Money amount) => $"la banque du client vous donne raison : les {Amount(amount)} de la commande {number} restent à vous.";

    private static string Amount(Money amount) => (amount.Cents / 100m).ToString("N2", French) + "\u00a0€";

    private static string Day(LocalDate day) => day.ToString("d MMMM", French);
}
