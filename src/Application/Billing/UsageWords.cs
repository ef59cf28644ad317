using Kalliky.Application.Messaging;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Billing;

/// <summary>What owners are told while a month is used up, before the address of the page where it is dealt with.</summary>
internal sealed record UsageWords(Language Language)
{
    private bool English => Language == Language.English;

    public string MinutesUsed(int percent) => English
        ? $"{percent}% of your plan's minutes are used this month."
        : $"{percent} % des minutes de votre forfait sont utilisées ce mois-ci.";

    /// <param name="perMinute">What each minute beyond costs; null where none is sold.</param>
    public string MinutesSpent(Money? perMinute) => (perMinute, English) switch
    {
        ({ } price, true) => $"all the minutes of your plan are used. Until the end of the month, further ones cost {WrittenMoment.Of(price, Language)} each.",
        ({ } price, false) => $"toutes les minutes de votre forfait sont utilisées. Jusqu’à la fin du mois, les suivantes sont à {WrittenMoment.Of(price, Language)}.",
        (null, true) => "all the minutes of your plan are used. Until the end of the month, calls ring at your place.",
        (null, false) => "toutes les minutes de votre forfait sont utilisées. Jusqu’à la fin du mois, les appels sonnent chez vous.",
    };

    /// <summary>While a payment is owed: of the minutes that FREE has.</summary>
    public string LimitReached(int percent) => English
        ? $"{percent}% of the minutes of the FREE plan are used. As long as a payment is missing, calls then ring at your place."
        : $"{percent} % des minutes du plan FREE sont utilisées. Tant qu’un paiement manque, les appels sonneront ensuite chez vous.";

    public string LimitSpent => English
        ? "all the minutes of the FREE plan are used. As long as a payment is missing, calls ring at your place."
        : "toutes les minutes du plan FREE sont utilisées. Tant qu’un paiement manque, les appels sonnent chez vous.";

    public string CapReached(int percent) => English
        ? $"minutes beyond your plan have reached {percent}% of your cap. At the cap, calls ring at your place."
        : $"les minutes en plus ont atteint {percent} % de votre plafond. Au plafond, les appels sonnent chez vous.";

    public string CapSpent => English
        ? "minutes beyond your plan have reached your cap. Until the end of the month, calls ring at your place."
        : "les minutes en plus ont atteint votre plafond. Jusqu’à la fin du mois, les appels sonnent chez vous.";
}
