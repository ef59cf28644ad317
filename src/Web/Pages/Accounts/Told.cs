using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>A page that only tells something, and where to go from there.</summary>
public sealed record Told(string Title, string Text, string Action, string Path)
{
    /// <summary>Why a link from a mail opens nothing; null when it does.</summary>
    public static Told? OfSignUp(ShowLink.Answer link) => link switch
    {
        ShowLink.Answer.Open => null,
        ShowLink.Answer.Used => new("Cette adresse est déjà confirmée", "Le lien a servi : votre compte est ouvert, il ne reste qu’à vous connecter.", "Se connecter", "/connexion"),
        ShowLink.Answer.Expired => new("Ce lien a expiré", "Il s’ouvre dans les 24 heures, et pas après cinq mots de passe inexacts. Recommencez l’inscription, cela prend une minute.", "S’inscrire de nouveau", "/inscription"),
        _ => new("Ce lien n’ouvre rien", "Il est peut-être incomplet : copiez-le en entier depuis l’e-mail, ou recommencez l’inscription.", "S’inscrire de nouveau", "/inscription"),
    };

    public static Told? OfReset(ShowLink.Answer link) => link switch
    {
        ShowLink.Answer.Open => null,
        ShowLink.Answer.Used => new("Ce lien a déjà servi", "Le mot de passe a été changé avec lui. Ce n’était pas vous ? Demandez un autre lien.", "Demander un autre lien", "/mot-de-passe"),
        ShowLink.Answer.Expired => new("Ce lien a expiré", "Il ne s’ouvre que pendant une heure. Demandez-en un autre, il arrive aussitôt.", "Demander un autre lien", "/mot-de-passe"),
        _ => new("Ce lien n’ouvre rien", "Il est peut-être incomplet : copiez-le en entier depuis l’e-mail, ou demandez-en un autre.", "Demander un autre lien", "/mot-de-passe"),
    };

    public static Told OfInvitation(InvitationState? state) => state switch
    {
        InvitationState.Used => new("Cette invitation a déjà servi", "Si c’était vous, connectez-vous : l’établissement vous attend.", "Se connecter", "/connexion"),
        InvitationState.Expired => new("Cette invitation a expiré", "Elle s’ouvre pendant une semaine. Demandez-en une autre à la personne qui vous a invité.", "Revenir à l’accueil", "/"),
        InvitationState.Withdrawn => new("Cette invitation a été retirée", "Une plus récente l’a peut-être remplacée : regardez vos derniers e-mails, ou demandez à la personne qui vous a invité.", "Revenir à l’accueil", "/"),
        _ => new("Cette invitation n’existe pas", "Le lien est peut-être incomplet : copiez-le en entier depuis l’e-mail.", "Revenir à l’accueil", "/"),
    };
}
