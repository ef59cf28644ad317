using Kalliky.Application.Messaging;
using Kalliky.Domain.Messaging;
using Kalliky.Web.Pages.Shared;

namespace Kalliky.Web.Pages.Messaging;

/// <summary>Kinds, states and reasons of messages in the words of the counter, with what names them in an address.</summary>
public static class MessageWords
{
    public static readonly (string Key, string Word, MessageStatus[] States)[] States =
    [
        ("tous", "Tous", []),
        ("attente", "En attente", [MessageStatus.Pending, MessageStatus.Sending]),
        ("envoyes", "Envoyés", [MessageStatus.Sent]),
        ("remis", "Remis", [MessageStatus.Delivered]),
        ("echecs", "Échecs", [MessageStatus.Failed]),
    ];

    public static string Of(MessageKind kind) => kind switch
    {
        MessageKind.Confirmation => "Confirmation",
        MessageKind.Reminder => "Rappel de la veille",
        MessageKind.Alert => "Alerte pour vous",
        MessageKind.Invoice => "Facture de Kalliky",
        MessageKind.Receipt => "Reçu de Kalliky",
        MessageKind.Summary => "Résumé de la veille",
        MessageKind.Number => "Votre numéro",
        MessageKind.Notice => "Votre contrat",
        _ => "Réponse",
    };

    public static string Icon(MessageChannel channel) => channel == MessageChannel.Sms ? Icons.Message : Icons.Mail;

    public static Mark Of(BrowseMessages.Row row) => row.Status switch
    {
        MessageStatus.Pending or MessageStatus.Sending when row.Attempts > 0 => new("badge-warning", Icons.Timer, "Nouvel essai"),
        MessageStatus.Pending or MessageStatus.Sending => new("", Icons.Clock, "En attente"),
        _ => Marks.Of(row.Status),
    };

    /// <summary>Why it did not arrive, or not yet.</summary>
    public static string Why(string? reason) => reason switch
    {
        "opted_out" => "La personne a répondu STOP.",
        "bad_number" => "Ce numéro n’existe pas.",
        "not_mobile" => "Ce numéro ne reçoit pas de SMS.",
        "bad_sender" => "L’opérateur refuse l’expéditeur : changez son nom.",
        "no_sender" => "Il manque un expéditeur : un nom, ou le numéro de l’établissement.",
        "blocked" => "L’opérateur l’a bloqué.",
        "expired" => "Trop tard : il n’apprenait plus rien.",
        "rate_limited" => "Trop de messages à la fois.",
        "no_credit" => "Le crédit d’envoi est épuisé.",
        "not_authorised" => "Le service d’envoi refuse notre accès.",
        "provider_down" => "Le service d’envoi ne répondait pas.",
        "no_provider" => "Aucun service d’envoi n’est branché.",
        "bad_address" => "Cette adresse e-mail n’existe pas.",
        "bounced" => "La boîte aux lettres l’a refusé.",
        "forgotten" => "Les données de cette personne ont été effacées.",
        _ => "Le service d’envoi l’a refusé.",
    };
}
