using System.Globalization;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>What an owner reads in the morning about the day before.</summary>
internal sealed record SummaryWords(string Store, Language Language)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private bool English => Language == Language.English;

    /// <param name="house">The address of the store's pages.</param>
    public (string Subject, string Text) Of(LocalDate day, DayFigures figures, string house)
    {
        var date = day.ToString("dddd d MMMM", English ? British : French);
        string[] happened = [.. Happened(figures)];
        string[] open = [.. Open(figures)];
        string?[] parts =
        [
            English ? "Hello," : "Bonjour,",
            $"{(English ? $"Yesterday, {date}, at {Store}:" : $"Hier, {date}, chez {Store} :")}\n{string.Join('\n', happened.Select(line => "• " + line))}",
            open.Length == 0
                ? English ? "Nothing is left open." : "Rien ne reste à traiter."
                : $"{(English ? "Left to do:" : "À traiter :")}\n{string.Join('\n', open.Select(line => "• " + line))}\n{house}/aujourdhui",
            English ? "Have a good day,\nKalliky" : "Bonne journée,\nKalliky",
            $"{(English ? "You do not want this mail any more? Switch it off here:" : "Vous ne voulez plus de ce mail ? Décochez-le ici :")}\n{house}/messages",
        ];
        return ($"{Store}{(English ? "" : " ")}: {date}, {string.Join(", ", happened.Take(2))}", string.Join("\n\n", parts.OfType<string>()));
    }

    private IEnumerable<string> Happened(DayFigures figures)
    {
        var passed = figures.Transferred == 0 ? "" : English ? $", {figures.Transferred} passed on" : $", dont {Many(figures.Transferred, "passé", "passés")} à quelqu’un";
        yield return English ? Many(figures.Calls, "call", "calls") + passed : Many(figures.Calls, "appel", "appels") + passed;
        if (figures.Orders > 0)
            yield return $"{(English ? Many(figures.Orders, "order", "orders") : Many(figures.Orders, "commande", "commandes"))}, {WrittenMoment.Of(figures.Sales, Language)}";
        if (figures.Bookings > 0)
            yield return English ? Many(figures.Bookings, "booking", "bookings") : Many(figures.Bookings, "réservation", "réservations");
    }

    private IEnumerable<string> Open(DayFigures figures)
    {
        if (figures.Unaccepted > 0)
            yield return English ? Many(figures.Unaccepted, "order that nobody has accepted", "orders that nobody has accepted") : Many(figures.Unaccepted, "commande que personne n’a acceptée", "commandes que personne n’a acceptées");
        if (figures.Tickets > 0)
            yield return English ? Many(figures.Tickets, "open ticket", "open tickets") : Many(figures.Tickets, "ticket ouvert", "tickets ouverts");
    }

    private static string Many(int count, string one, string many) => $"{count} {(count < 2 ? one : many)}";
}
