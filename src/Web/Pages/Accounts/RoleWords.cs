using Kalliky.Domain.Accounts;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Roles as people call them.</summary>
internal static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Owner => "Propriétaire",
        Role.Manager => "Responsable",
        _ => "Équipier",
    };

    /// <summary>What a role lets one do, in one sentence.</summary>
    public static string Does(Role role) => role switch
    {
        Role.Owner => "Fait tout, voit le journal et peut céder l’établissement.",
        Role.Manager => "Règle l’assistant, la carte, les horaires et les messages, et invite des équipiers.",
        _ => "Tient le service : commandes, rendez-vous, appels, tickets, clients.",
    };

    /// <summary>Why an invitation did not arrive, and what to do.</summary>
    public static string NotArrived(string reason) => reason switch
    {
        "bounced" or "bad_address" => "La boîte aux lettres l’a refusée : vérifiez l’adresse, retirez l’invitation et recommencez.",
        AccountMail.Unwanted => "Cette adresse a signalé un de nos e-mails comme indésirable et ne reçoit plus d’invitation : demandez une autre adresse à la personne.",
        _ => "Elle n’a pas pu être envoyée : retirez-la et recommencez.",
    };
}

internal static class PasswordWords
{
    /// <summary>What is wrong with a password, in words.</summary>
    public static string Of(string problem) => problem switch
    {
        "short" => "Un mot de passe a au moins 12 caractères. Une phrase convient très bien.",
        "long" => "Un mot de passe tient en 200 caractères.",
        "common" => "Ce mot de passe est parmi les premiers que l’on essaie : choisissez-en un autre.",
        _ => "Votre adresse ou votre établissement ne font pas un mot de passe : choisissez-en un autre.",
    };
}
