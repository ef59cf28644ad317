using System.Security.Claims;
using Kalliky.Application.Businesses;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Accounts;

namespace Kalliky.Web.Pages.Shared;

/// <summary>A page of a store, as the menu shows it.</summary>
/// <param name="Path">Its address inside the store.</param>
/// <param name="Go">The letter that leads there after g.</param>
/// <param name="Waiting">How many things wait there.</param>
/// <param name="Urgent">Whether what waits rings.</param>
/// <param name="Trades">Whose page it is; everybody's when none is named.</param>
public sealed record Place(string Path, string Word, string Icon, char Go, Func<ShowShell.Shell, int>? Waiting = null, bool Urgent = false, params string[] Trades)
{
    /// <summary>What one must be allowed to see it at all; null for everybody who works here.</summary>
    public Permission? Needs { get; private init; }

    public bool IsFor(ClaimsPrincipal user) => Needs is not { } needed || user.May(needed);

    private static readonly Place[] Service =
    [
        new("aujourdhui", "Aujourd’hui", Icons.House, 'a'),
        new("commandes", "Commandes", Icons.Clipboard, 'c', shell => shell.OrdersToAccept, true, Trade.Restaurant),
        new("reservations", "Réservations", Icons.Calendar, 'v', null, false, Trade.Restaurant),
        new("agenda", "Agenda", Icons.Calendar, 'g', null, false, Trade.Salon, Trade.Clinic),
        new("mis-de-cote", "Mis de côté", Icons.PackageCheck, 'o', null, false, Trade.Retail),
        new("appels", "Appels", Icons.Phone, 'p'),
        new("tickets", "Tickets", Icons.Inbox, 't', shell => shell.OpenTickets),
        new("clients", "Clients", Icons.Users, 'l'),
        new("en-direct", "En direct", Icons.Radio, 'd', shell => shell.LiveCalls),
    ];

    private static readonly Place[] Settings =
    [
        new("assistant", "Assistant", Icons.Bot, 's'),
        new("prestations", "Prestations", Icons.Scissors, 'r', null, false, Trade.Salon, Trade.Clinic),
        new("equipe", "Équipe", Icons.Team, 'e', null, false, Trade.Salon, Trade.Clinic),
        new("equipe", "Salles", Icons.Utensils, 'e', null, false, Trade.Restaurant),
        new("horaires", "Horaires", Icons.Clock, 'h'),
        new("messages", "Messages", Icons.Send, 'n'),
        new("carte", "Carte", Icons.Book, 'm', null, false, Trade.Restaurant),
        new("carte", "Articles", Icons.Book, 'm', null, false, Trade.Retail),
        new("numeros", "Numéros", Icons.PhoneForwarded, 'k') { Needs = Permission.SettleNumbers },
        new("acces", "Accès", Icons.UserCheck, 'u'),
        new("journal", "Journal", Icons.Journal, 'j') { Needs = Permission.ReadJournal },
    ];

    /// <summary>Of the business as a whole, for those who answer for it.</summary>
    public static readonly IReadOnlyList<Place> House =
    [
        new("facturation", "Facturation", Icons.Receipt, 'f') { Needs = Permission.SettleBilling },
        new("developpeurs", "Développeurs", Icons.Key, 'i') { Needs = Permission.SettleKeys },
    ];

    public static IEnumerable<Place> Daily(ShowShell.Shell shell) => Service.Where(place => place.Suits(shell));

    public static IEnumerable<Place> Setup(ShowShell.Shell shell) => Settings.Where(place => place.Suits(shell));

    public bool IsOpen(HttpContext context, string key) =>
        Shown(context.Request).StartsWithSegments($"/{key}/{Path}", StringComparison.OrdinalIgnoreCase);

    // A part of a page is asked for from another address than the page's.
    private static PathString Shown(HttpRequest request) =>
        Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var page) ? PathString.FromUriComponent(page) : request.Path;

    // Orders and a menu are the restaurant's, an agenda those of whoever gives appointments.
    private bool Suits(ShowShell.Shell shell) => Trades.Length == 0 || Trades.Contains(shell.Trade);
}
