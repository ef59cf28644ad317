using Kalliky.Application.Telephony;
using Kalliky.Domain.Telephony;
using Kalliky.Web.Pages.Shared;

namespace Kalliky.Web.Pages.Telephony;

/// <summary>What is said about a number: where it is, what comes next, and what to do.</summary>
internal static class PhoneWords
{
    public static (string State, string Icon, string Word, string Next) Of(ShowNumbers.Ordered order) => order.Status switch
    {
        NumberStatus.PapersWanted when order.WereDeclined => ("alert", Icons.File, "Des papiers sont à revoir", "L’opérateur n’a pas pu accepter certains papiers. Remettez ceux qui sont marqués : votre numéro vous attend."),
        NumberStatus.PapersWanted => ("alert", Icons.File, "Il manque vos papiers", "La loi demande à l’opérateur de savoir à qui il donne un numéro. Remettez les papiers ci-dessous, il est ensuite réservé pour vous."),
        NumberStatus.OnItsWay when order.IsSlow => ("pause", Icons.Hourglass, "Numéro en commande", "L’opérateur met du temps à répondre. Nous réessayons tout seuls, vous n’avez rien à faire."),
        NumberStatus.OnItsWay => ("pause", Icons.Hourglass, "Numéro en commande", "Nous commandons votre numéro. Cela prend quelques secondes."),
        NumberStatus.UnderReview => ("pause", Icons.Shield, "Papiers en vérification", "Votre numéro est réservé. L’opérateur vérifie vos papiers, en général sous trois jours ouvrés : nous vous écrivons dès qu’il est actif."),
        NumberStatus.Active => ("ok", Icons.Phone, "Votre numéro est actif", "Qui le compose entend votre assistant."),
        NumberStatus.Refused => ("off", Icons.Refused, "Ce numéro n’a pas pu être attribué", Why(order.Refusal)),
        NumberStatus.Leaving => ("pause", Icons.Hourglass, "Numéro en cours de restitution", "Nous le rendons à l’opérateur. Vous n’avez rien à faire."),
        _ => ("off", Icons.PhoneOff, "Numéro rendu", "Il n’est plus à vous. Vous pouvez en choisir un autre."),
    };

    public static string Why(NumberRefusal? refusal) => refusal switch
    {
        NumberRefusal.Taken => "Quelqu’un l’a pris juste avant vous. Choisissez-en un autre : vos papiers n’ont pas été gardés.",
        NumberRefusal.TooLate => "L’opérateur a attendu les papiers trop longtemps. Choisissez un numéro et remettez-les à nouveau.",
        _ => "L’opérateur ne peut pas le donner à votre entreprise. Choisissez-en un autre, ou écrivez-nous : nous regardons avec lui.",
    };

    public static string Of(NumberRegion region) => region switch
    {
        NumberRegion.Paris => "Île-de-France",
        NumberRegion.NorthWest => "Nord-Ouest",
        NumberRegion.NorthEast => "Nord-Est",
        NumberRegion.SouthEast => "Sud-Est",
        NumberRegion.SouthWest => "Sud-Ouest",
        _ => "Partout en France",
    };

    public static string Of(PaperProblem problem) => problem switch
    {
        PaperProblem.TooLong => "C’est trop long : 200 caractères au plus.",
        PaperProblem.AddressIncomplete => "Il manque une partie de l’adresse ou du nom.",
        PaperProblem.TooLarge => "Ce document dépasse 5 Mo. Une photo plus légère ou un PDF suffit.",
        PaperProblem.NoDocument => "Ce n’est ni un PDF, ni une photo JPEG ou PNG.",
        _ => "Il manque.",
    };

    public static string Of(ForwardingEnd? end) => end switch
    {
        ForwardingEnd.Busy => "Votre ligne était occupée ou a refusé l’appel. Raccrochez partout, ou activez aussi le renvoi sur occupation, puis recommencez.",
        ForwardingEnd.PickedUp => "Quelqu’un ou une messagerie a décroché. Désactivez la messagerie de votre ligne et laissez sonner, puis recommencez.",
        ForwardingEnd.NotReached => "Ce numéro n’est pas joignable. Vérifiez-le, puis recommencez.",
        _ => "Votre téléphone a sonné, mais l’appel n’est pas revenu. Refaites le code, écoutez la confirmation de votre opérateur, puis recommencez.",
    };

    public static string Of(ChooseNumber.Answer answer) => answer switch
    {
        ChooseNumber.HasOne => "Un numéro est déjà là ou en route pour cet établissement.",
        ChooseNumber.TooMany => "Vous avez choisi beaucoup de numéros ces temps-ci. Écrivez-nous, nous vous aidons.",
        ChooseNumber.NotOffered => "Ce numéro ne peut pas être choisi. Prenez-en un de la liste.",
        _ => "L’opérateur ne répond pas. Rien n’a été commandé, réessayez dans un instant.",
    };

    public static string Of(StartForwardingTest.Answer answer) => answer switch
    {
        StartForwardingTest.NoNumber => "Prenez d’abord un numéro Kalliky : c’est vers lui que le vôtre sera renvoyé.",
        StartForwardingTest.NotCalled => "Écrivez le numéro français de votre établissement, par exemple 06 39 98 01 22.",
        StartForwardingTest.Busy => "Un appel d’essai est déjà en cours.",
        StartForwardingTest.TooMany => "Assez d’essais pour aujourd’hui. Vous pourrez recommencer demain.",
        _ => "L’opérateur ne répond pas. Réessayez dans un instant.",
    };

    /// <summary>Names of papers in French, as far as they are known; else the carrier's own.</summary>
    public static string Name(ShowNumbers.Paper paper) => paper.Name.ToUpperInvariant() switch
    {
        var name when name.Contains("PROOF OF ADDRESS", StringComparison.Ordinal) => "Justificatif de domicile de moins de 3 mois",
        var name when name.Contains("REGISTRATION", StringComparison.Ordinal) => "Extrait Kbis",
        var name when name.Contains("IDENTITY", StringComparison.Ordinal) || name.Contains("PASSPORT", StringComparison.Ordinal) || name.Contains("ID COPY", StringComparison.Ordinal) => "Pièce d’identité",
        var name when name.Contains("CONTACT", StringComparison.Ordinal) && name.Contains("PHONE", StringComparison.Ordinal) => "Téléphone où vous joindre",
        var name when name.Contains("REPRESENTATIVE", StringComparison.Ordinal) => "Nom du représentant",
        var name when name.Contains("COMPANY NAME", StringComparison.Ordinal) || name.Contains("BUSINESS NAME", StringComparison.Ordinal) => "Nom de l’entreprise",
        var name when name.Contains("SIREN", StringComparison.Ordinal) => "Numéro SIREN",
        var name when name.Contains("ADDRESS", StringComparison.Ordinal) => "Adresse en France",
        _ => paper.Name,
    };
}
