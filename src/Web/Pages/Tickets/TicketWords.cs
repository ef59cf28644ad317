using Kalliky.Domain.Tickets;
using Kalliky.Web.Pages.Shared;

namespace Kalliky.Web.Pages.Tickets;

/// <summary>Kinds and states of tickets in the words of the counter, with what names them in an address.</summary>
public static class TicketWords
{
    public static readonly (string Key, string Word, TicketStatus Status)[] States =
    [
        ("ouverts", "À faire", TicketStatus.Open),
        ("attente", "En attente", TicketStatus.Waiting),
        ("reportes", "Reportés", TicketStatus.Snoozed),
        ("resolus", "Résolus", TicketStatus.Solved),
    ];

    public static readonly (string Key, string Word, string Many, TicketKind Kind)[] Kinds =
    [
        ("rappel", "Rappel", "Rappels", TicketKind.Callback),
        ("message", "Message", "Messages", TicketKind.Message),
        ("question", "Question", "Questions", TicketKind.Question),
        ("devis", "Devis", "Devis", TicketKind.Quote),
        ("reclamation", "Réclamation", "Réclamations", TicketKind.Complaint),
        ("donnees", "Données personnelles", "Données personnelles", TicketKind.Privacy),
    ];

    public static Mark Of(TicketStatus status) => status switch
    {
        TicketStatus.Open => new("badge-primary", Icons.Inbox, "À faire"),
        TicketStatus.Waiting => new("badge-info", Icons.Clock, "En attente du client"),
        TicketStatus.Snoozed => new("", Icons.Timer, "Reporté"),
        _ => new("badge-success", Icons.Check, "Résolu"),
    };

    public static string WordOf(TicketKind kind) => Kinds.First(known => known.Kind == kind).Word;

    /// <summary>What somebody is asked to do, with room for who asked.</summary>
    public static string Title(TicketKind kind) => kind switch
    {
        TicketKind.Callback => "Rappeler {0}",
        TicketKind.Quote => "Devis pour {0}",
        TicketKind.Complaint => "Réclamation de {0}",
        TicketKind.Question => "Répondre à {0}",
        TicketKind.Privacy => "Données personnelles, {0}",
        _ => "Message de {0}",
    };

    public static string Icon(TicketKind kind) => kind switch
    {
        TicketKind.Callback or TicketKind.Quote => Icons.PhoneOutgoing,
        TicketKind.Complaint => Icons.CircleAlert,
        TicketKind.Question => Icons.Info,
        TicketKind.Privacy => Icons.Shield,
        _ => Icons.Message,
    };
}
