using Kalliky.Application.Speech.French;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Telephony;

/// <summary>What owners are written about their number.</summary>
internal sealed record NumberWords(Language Language)
{
    private bool English => Language == Language.English;

    public (string Subject, string Text) Ready(string store, string number, string address) => English
        ? ($"{store}: your number is ready", Whole($"Your number {PhoneNumbers.Show(number)} is active: whoever dials it hears your assistant.", "You want to keep your own number as well? Forward it to this one; the codes and a test call are on this page:", address))
        : ($"{store} : votre numéro est prêt", Whole($"Votre numéro {PhoneNumbers.Show(number)} est actif : qui le compose entend votre assistant.", "Vous voulez aussi garder le vôtre ? Renvoyez-le vers celui-ci ; les codes et un appel d’essai sont sur cette page :", address));

    private string Whole(params string[] paragraphs) => string.Join("\n\n", [English ? "Hello," : "Bonjour,", .. paragraphs]);
}
