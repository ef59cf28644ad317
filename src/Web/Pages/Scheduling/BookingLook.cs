using Kalliky.Application.Scheduling;
using Kalliky.Domain.Scheduling;
using Kalliky.Web.Pages.Shared;

namespace Kalliky.Web.Pages.Scheduling;

/// <summary>How a booking looks: its colour, its icons and its words.</summary>
public static class BookingLook
{
    public static string Class(ShowAgenda.Entry entry) => entry.Status switch
    {
        BookingStatus.Held => "is-held",
        BookingStatus.Arrived => "is-here",
        BookingStatus.Done => "is-done",
        BookingStatus.NoShow => "is-missed",
        BookingStatus.Cancelled => "is-done",
        _ => "is-sure",
    };

    public static string? Icon(BookingStatus status) => status switch
    {
        BookingStatus.Held => Icons.AudioLines,
        BookingStatus.Arrived => Icons.UserCheck,
        BookingStatus.Done => Icons.Check,
        BookingStatus.NoShow => Icons.UserMissing,
        _ => null,
    };

    /// <summary>The name, else the number; null when neither was left.</summary>
    public static string? Who(ShowAgenda.Entry entry) =>
        !string.IsNullOrWhiteSpace(entry.CustomerName) ? entry.CustomerName : entry.Phone is { } phone ? Written.Phone(phone) : null;

    /// <summary>The services; in a practice, the coded reasons.</summary>
    public static string What(ShowAgenda.Entry entry) => string.Join(", ", entry.Services.Select(service => service.Name));

    public static string OriginIcon(ShowAgenda.Entry entry) => entry.By switch
    {
        "caller" => Icons.Phone,
        "api" => Icons.Globe,
        _ => Icons.Pencil,
    };

    public static string Origin(ShowAgenda.Entry entry) => entry.By switch
    {
        "caller" => "pris par l’assistant",
        "api" => "pris en ligne",
        _ => "noté à la main",
    };

    /// <summary>What stands against a place, in a sentence.</summary>
    public static string Sentence(Clash why) => why switch
    {
        Clash.Taken => "{0} : quelque chose est déjà prévu à cette heure.",
        Clash.Full or Clash.TooMany => "{0} : il ne reste pas autant de places à cette heure.",
        Clash.Closed => "L’établissement est fermé à cette heure.",
        Clash.Away => "{0} : pas au travail à cette heure.",
        _ => "{0} ne fait pas cette prestation.",
    };

    /// <summary>What insisting would mean.</summary>
    public static string Warning(Clash why) => why switch
    {
        Clash.Taken => "Si vous forcez, les deux restent, côte à côte.",
        Clash.Full or Clash.TooMany => "Si vous forcez, la salle dépasse sa capacité.",
        Clash.NotTheirs => "Si vous forcez, c’est noté malgré tout.",
        _ => "Si vous forcez, c’est noté hors des horaires.",
    };
}
