using Kalliky.Application.Accounts;
using Kalliky.Application.Tickets;
using Kalliky.Domain.Tickets;
using Kalliky.Web.Pages.Shared;
using NodaTime;

namespace Kalliky.Web.Pages.Tickets;

/// <summary>The two panes at one moment: a part of the list, and the ticket that is open.</summary>
/// <param name="Filter">How the list is narrowed.</param>
public sealed record TicketsPage(
    BrowseTickets.Found Found, ShowTicket.Shown? Shown, IReadOnlyList<ListMembers.Member> Members, TicketFilter Filter, ReplyForm Reply, OpenStore Here, Instant Now)
{
    /// <summary>The hours to which one puts something off with one touch, in the store's time.</summary>
    public IEnumerable<(string Word, LocalDateTime Until)> Later()
    {
        var now = Now.InZone(Here.Zone).LocalDateTime;
        var morning = new LocalTime(9, 0);
        yield return ("Dans une heure", now.PlusHours(1));
        if (now.TimeOfDay < new LocalTime(16, 0))
            yield return ("Ce soir à 18 h", now.Date + new LocalTime(18, 0));
        yield return ("Demain à 9 h", now.Date.PlusDays(1) + morning);
        if (now.DayOfWeek is not IsoDayOfWeek.Sunday)
            yield return ("Lundi à 9 h", now.Date.Next(IsoDayOfWeek.Monday) + morning);
        yield return ("Dans une semaine", now.Date.PlusWeeks(1) + morning);
    }

    /// <summary>late, soon, or null when it is not promised for today.</summary>
    public string? Urgency(TicketView ticket) => ticket switch
    {
        { Status: TicketStatus.Solved } or { DueAt: null } => null,
        _ when ticket.DueAt < Now => "late",
        _ when ticket.DueAt < Now + Duration.FromHours(2) => "warn",
        _ => null,
    };
}

/// <summary>How the list is narrowed, as the address says it.</summary>
public sealed record TicketFilter(string State, string? Kind, bool Mine, string? Search, string? After)
{
    public static readonly TicketFilter None = new(TicketWords.States[0].Key, null, false, null, null);

    public TicketStatus Status => TicketWords.States.First(known => known.Key == State).Status;

    public bool IsNarrowed => this with { State = None.State, After = null } != None;

    public static TicketFilter Of(string? state, string? kind, string? mine, string? search, string? after) => new(
        TicketWords.States.FirstOrDefault(known => known.Key == state).Key ?? None.State,
        TicketWords.Kinds.FirstOrDefault(known => known.Key == kind).Key,
        mine == "moi",
        string.IsNullOrWhiteSpace(search) ? null : search.Trim(),
        after);

    /// <summary>Behind a question mark; empty when nothing is narrowed.</summary>
    public string Query(string? handler = null)
    {
        (string, string?)[] parts =
        [
            ("handler", handler), ("etat", State == None.State ? null : State), ("type", Kind), ("qui", Mine ? "moi" : null), ("q", Search), ("suite", After),
        ];
        var given = parts.Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}").ToList();
        return given.Count > 0 ? "?" + string.Join('&', given) : "";
    }
}

/// <summary>What somebody is writing under a ticket.</summary>
public sealed class ReplyForm
{
    /// <summary>sms, email or note.</summary>
    public string? Way { get; set; }

    public string? Text { get; set; }

    public string? Email { get; set; }

    public bool Solves { get; set; }
}
