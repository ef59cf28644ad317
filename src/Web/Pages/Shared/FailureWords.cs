namespace Kalliky.Web.Pages.Shared;

/// <summary>Why a message did not arrive, in the words of the counter.</summary>
public static class FailureWords
{
    public static string Of(string reason) => reason switch
    {
        "opted_out" => "Le client a dit STOP",
        "refuses" => "Ne veut pas de SMS",
        "not_mobile" => "Ce n’est pas un mobile",
        "bad_number" => "Ce numéro n’existe pas",
        "bad_sender" => "Cet expéditeur n’est pas accepté",
        "no_sender" => "L’établissement n’a pas de numéro",
        "blocked" => "Bloqué par l’opérateur",
        "expired" => "Trop tard pour être utile",
        "quiet_hours" => "Pas de SMS la nuit ni le dimanche, et après il serait trop tard",
        "rate_limited" => "Trop d’envois à la fois",
        "no_credit" => "Plus de crédit chez l’opérateur",
        "not_authorised" => "Notre accès à l’opérateur est refusé",
        "provider_down" => "L’opérateur ne répondait pas",
        "bad_address" => "Ce n’est pas une adresse valable",
        "bounced" => "L’adresse l’a renvoyé",
        "forgotten" => "Effacé entre-temps",
        _ => "Refusé par l’opérateur",
    };
}
