using Kalliky.Domain.Shared;

namespace Kalliky.Application.Messaging;

/// <summary>What a caller reads about paying an order, in letters that cost one sign each (so no « reçu »).</summary>
internal sealed record OrderPaymentWords(string Store, int Number, Money Amount, Language Language)
{
    private bool English => Language == Language.English;

    private string Total => WrittenMoment.Of(Amount, Language);

    public string Link(string address) => English
        ? $"{Store}: to pay your order {Number} online ({Total}): {address} Or pay as usual."
        : $"{Store} : pour payer en ligne votre commande {Number} ({Total}) : {address} Sinon, vous réglez comme d'habitude.";

    public string Receipt => English
        ? $"{Store}: {Total} received for your order {Number}. Thank you!"
        : $"{Store} : votre paiement de {Total} pour la commande {Number} est bien arrivé. Merci !";

    /// <param name="isUnmade">The order was refused or cancelled.</param>
    public string Refunded(bool isUnmade) => (English, isUnmade) switch
    {
        (true, true) => $"{Store}: your order {Number} will not be made, {Total} are given back to you. Your bank shows it within a few days.",
        (true, false) => $"{Store}: {Total} are given back to you for your order {Number}. Your bank shows it within a few days.",
        (_, true) => $"{Store} : votre commande {Number} ne se fait pas, {Total} vous sont rendus. Votre banque les montre sous quelques jours.",
        _ => $"{Store} : {Total} vous sont rendus pour votre commande {Number}. Votre banque les montre sous quelques jours.",
    };

    public string Subject(bool isRefund) => (English, isRefund) switch
    {
        (true, false) => $"{Store}: your payment",
        (true, true) => $"{Store}: your money back",
        (_, false) => $"{Store} : votre paiement",
        _ => $"{Store} : votre remboursement",
    };
}
