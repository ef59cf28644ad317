using System.Globalization;
using Kalliky.Application.Calls.Analysis;
using Kalliky.Web.Pages.Shared;
using NodaTime.Text;

namespace Kalliky.Web.Pages.Calls;

/// <summary>What was read out of a call, in the words of the counter.</summary>
public static class Readings
{
    public static Mark Of(CallFlag flag) => flag switch
    {
        CallFlag.Complaint => new("badge-error", Icons.CircleAlert, "Réclamation"),
        CallFlag.Allergy => new("badge-warning", Icons.Warning, "Allergie"),
        CallFlag.Emergency => new("badge-error", Icons.Bell, "Urgence"),
        _ => new("", Icons.Refused, "Démarchage"),
    };

    /// <param name="satisfaction">1 to 5.</param>
    public static Mark Of(int satisfaction) => satisfaction switch
    {
        5 => new("badge-success", Icons.Laugh, "Ravi"),
        4 => new("badge-success", Icons.Smile, "Content"),
        3 => new("", Icons.Meh, "Mitigé"),
        2 => new("badge-warning", Icons.Frown, "Mécontent"),
        _ => new("badge-error", Icons.Angry, "En colère"),
    };

    public static string WordOf(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Order => "Commande",
        DifferenceKind.Booking => "Réservation",
        DifferenceKind.Cancellation => "Annulation",
        DifferenceKind.Transfer => "Transfert",
        DifferenceKind.Message => "Message",
        DifferenceKind.Total => "Total",
        DifferenceKind.Date => "Jour",
        DifferenceKind.Time => "Heure",
        DifferenceKind.Party => "Personnes",
        DifferenceKind.Person => "Avec qui",
        _ => "Contenu",
    };

    /// <summary>Null when there is nothing on this side.</summary>
    public static string? Shown(DifferenceKind kind, string? value) => string.IsNullOrEmpty(value) ? null
        : kind == DifferenceKind.Date && LocalDatePattern.Iso.Parse(value) is { Success: true, Value: var date } ? date.ToString("dd'/'MM'/'uuuu", CultureInfo.InvariantCulture)
        : value;
}
