using Kalliky.Application.Speech.French;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;

namespace Kalliky.Application.Telephony;

/// <summary>What owners are written about their number.</summary>
internal sealed record NumberWords(Language Language)
{
    private bool English => Language == Language.English;

    public (string Subject, string Text) Ready(string store, string number, string address) => English
        ? ($"{store}: your number is ready", Whole($"Your number {PhoneNumbers.Show(number)} is active: whoever dials it hears your assistant.", "You want to keep your own number as well? Forward it to this one; the codes and a test call are on this page:", address))
        : ($"{store} : votre numéro est prêt", Whole($"Votre numéro {PhoneNumbers.Show(number)} est actif : qui le compose entend votre assistant.", "Vous voulez aussi garder le vôtre ? Renvoyez-le vers celui-ci ; les codes et un appel d’essai sont sur cette page :", address));

    /// <summary>Why it does not come as it was asked for, and what to do; null where that is no longer so.</summary>
    public (string Subject, string Text)? Of(NumberOrder order, string store, string number, string address) => order switch
    {
        { Status: NumberStatus.PapersWanted, WereDeclined: true } => Declined(store, PhoneNumbers.Show(number), address),
        { Status: NumberStatus.Refused, Refusal: { } why } => Refused(why, store, PhoneNumbers.Show(number), address),
        { Status: NumberStatus.Released or NumberStatus.Leaving } => GivenUp(store, PhoneNumbers.Show(number), address),
        _ => null,
    };

    private (string Subject, string Text) Declined(string store, string number, string address) => English
        ? ($"{store}: some papers need another look", Whole($"The carrier could not accept some of the papers for {number}. The number is still kept for you, but not for long.", "Please hand in those that are marked on this page:", address))
        : ($"{store} : des papiers sont à revoir", Whole($"L’opérateur n’a pas pu accepter certains papiers pour le {number}. Le numéro vous attend encore, mais pas longtemps.", "Remettez ceux qui sont marqués sur cette page :", address));

    private (string Subject, string Text) Refused(NumberRefusal why, string store, string number, string address) => English
        ? ($"{store}: {number} did not come", Whole(Why(why, number), "Nothing is charged for it. Please choose another one on this page, or answer this mail if you want us to look into it:", address))
        : ($"{store} : le {number} n’a pas pu être attribué", Whole(Why(why, number), "Rien ne vous est facturé. Choisissez-en un autre sur cette page, ou répondez à ce message si vous voulez que nous regardions :", address));

    private (string Subject, string Text) GivenUp(string store, string number, string address) => English
        ? ($"{store}: {number} is no longer kept", Whole($"The papers for {number} have not come for a month: we have given the number up and deleted what you had handed in.", "You can choose one again on this page:", address))
        : ($"{store} : le {number} n’est plus retenu", Whole($"Vos papiers pour le {number} ne nous sont pas parvenus en un mois : nous avons renoncé au numéro et effacé ce que vous aviez remis.", "Vous pouvez en choisir un à nouveau sur cette page :", address));

    private string Why(NumberRefusal why, string number) => (why, English) switch
    {
        (NumberRefusal.Taken, true) => $"Somebody else took {number} just before you. Your papers were not kept.",
        (NumberRefusal.Taken, false) => $"Quelqu’un a pris le {number} juste avant vous. Vos papiers n’ont pas été gardés.",
        (NumberRefusal.TooLate, true) => $"The carrier waited too long for the papers of {number}. They have to be handed in again, with a new number.",
        (NumberRefusal.TooLate, false) => $"L’opérateur a attendu trop longtemps les papiers du {number}. Il faut les remettre à nouveau, avec un nouveau numéro.",
        (_, true) => $"The regulator or the carrier does not grant {number} to your business.",
        _ => $"Le régulateur ou l’opérateur n’accorde pas le {number} à votre entreprise.",
    };

    private string Whole(params string[] paragraphs) => string.Join("\n\n", [English ? "Hello," : "Bonjour,", .. paragraphs]);
}
