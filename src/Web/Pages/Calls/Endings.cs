using Kalliky.Domain.Calls;

namespace Kalliky.Web.Pages.Calls;

/// <summary>Why a call ended, in a sentence.</summary>
public static class Endings
{
    public static string Of(string? reason) => reason switch
    {
        "goodbye" => "L’assistant a pris congé.",
        "silence" => "Le client ne disait plus rien.",
        "longest_call" => "La durée maximale était atteinte.",
        "transferred" => "L’appel a été transmis.",
        "staff" => "Vous avez raccroché.",
        "swept" or "line_lost" => "La ligne s’est perdue.",
        "normal_clearing" or "caller" => "Le client a raccroché.",
        _ => "Fin de l’appel.",
    };

    public static string Of(TransferState transfer) => transfer switch
    {
        TransferState.Requested or TransferState.Ringing => "votre téléphone sonne",
        TransferState.Bridged => "passé à vous",
        TransferState.Failed => "sans réponse",
        TransferState.Returned => "revenu à l’assistant",
        _ => "aucun",
    };
}
