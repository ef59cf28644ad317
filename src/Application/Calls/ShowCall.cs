using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>One call with what was said, what was done and what came of it; null when the business has none with this id.</summary>
public sealed record ShowCall(Guid Id) : IRequest<ShowCall.Shown?>
{
    /// <param name="Orders">Every order dictated in the call, also those given up; a draft has no number.</param>
    public sealed record Shown(
        CallView Call,
        IReadOnlyList<Turn> Turns,
        IReadOnlyList<Tool> Tools,
        IReadOnlyList<Fact> Facts,
        IReadOnlyList<DictatedOrder> Orders,
        IReadOnlyList<OpenedTicket> Tickets)
    {
        /// <summary>False where the trade keeps nothing of the caller's words: the turns show that something was said.</summary>
        public bool KeepsWords { get; init; } = true;

        /// <summary>What it took, moved or cancelled in the diary, the oldest first.</summary>
        public IReadOnlyList<CalledBooking> Bookings { get; init; } = [];

        /// <summary>What was read out of it once it was over; null before that, and once it is forgotten.</summary>
        public CallExtract? Extract { get; init; }
    }

    /// <param name="Text">What was said; for the assistant, what was heard. Null when forgotten.</param>
    /// <param name="Unheard">What the assistant would have said had it not been interrupted.</param>
    /// <param name="Blocked">Sentences that the claim check held back.</param>
    public sealed record Turn(
        int Sequence, Speaker Speaker, string? Text, string? Unheard, bool Interrupted, Instant At, string? Model, int? FirstTextMilliseconds, int Blocked)
    {
        internal static Turn Of(CallTurn turn, IVault vault) => new(
            turn.Sequence, turn.Speaker, vault.Open(turn.Text), vault.Open(turn.Unheard), turn.Interrupted, turn.At, turn.Model,
            turn.FirstTextMilliseconds, turn.Blocked);
    }

    /// <param name="AtTurn">The caller's turn that made the assistant use it.</param>
    /// <param name="Arguments">JSON.</param>
    /// <param name="Answer">JSON.</param>
    public sealed record Tool(int AtTurn, string Name, string? Arguments, string? Answer, Instant At, int Milliseconds);

    public sealed record Fact(string Kind, string? Detail, Instant At);

    public sealed record DictatedOrder(Guid Id, int? Number, OrderStatus Status, Instant? ReadyAt, Money Total, int? ReadBackTurn);

    /// <param name="EndsAt">Of an article put aside: until when.</param>
    /// <param name="With">The persons, or the area.</param>
    /// <param name="What">What the call did to it last: confirmed, moved or cancelled.</param>
    public sealed record CalledBooking(
        Guid Id, BookingKind Kind, BookingStatus Status, Instant StartsAt, Instant EndsAt, IReadOnlyList<BookedService> Services, string? With, int? PartySize,
        PutAside? Article, string? CustomerName, string What);

    public sealed record OpenedTicket(Guid Id, TicketKind Kind, string Subject, TicketStatus Status);
}

internal sealed class ShowCallHandler(IKallikyDb db, IVault vault, IEnumerable<ITrade> trades) : IRequestHandler<ShowCall, ShowCall.Shown?>
{
    /// <summary>A call of the longest duration stays far below; a runaway one must not fill the memory.</summary>
    private const int MostRows = 1000;

    public async Task<ShowCall.Shown?> Handle(ShowCall request, CancellationToken ct)
    {
        var id = request.Id;
        var call = await CallRow.All(db).SingleOrDefaultAsync(row => row.Id == id, ct);
        if (call is null)
            return null;
        var extract = await db.Calls.Where(known => known.Id == id).Select(known => known.Extract).SingleAsync(ct);
        var tools = await Tools(id, ct);
        var trade = await db.Stores.Where(store => store.Id == call.StoreId).Select(store => store.Trade).SingleAsync(ct);
        return new ShowCall.Shown(
            call.Open(vault), await Turns(id, ct), tools, await Facts(id, ct), await Orders(id, ct), await Tickets(id, ct))
        {
            KeepsWords = trades.KeepWords(trade),
            Bookings = await Bookings(id, tools, ct),
            Extract = ExtractJson.Read(vault.Open(extract)),
        };
    }

    private async Task<List<ShowCall.Turn>> Turns(Guid id, CancellationToken ct)
    {
        var rows = await db.CallTurns.AsNoTracking().Where(turn => turn.CallId == id)
            .OrderBy(turn => turn.Sequence).Take(MostRows).ToListAsync(ct);
        return rows.ConvertAll(turn => ShowCall.Turn.Of(turn, vault));
    }

    private async Task<List<ShowCall.Tool>> Tools(Guid id, CancellationToken ct)
    {
        var rows = await db.ToolCalls.AsNoTracking().Where(tool => tool.CallId == id)
            .OrderBy(tool => tool.At).ThenBy(tool => tool.Id).Take(MostRows).ToListAsync(ct);
        return rows.ConvertAll(tool => new ShowCall.Tool(
            tool.Turn, tool.Tool, vault.Open(tool.Arguments), vault.Open(tool.Answer), tool.At, tool.Milliseconds));
    }

    private Task<List<ShowCall.Fact>> Facts(Guid id, CancellationToken ct) =>
        db.CallEvents.AsNoTracking().Where(fact => fact.CallId == id).OrderBy(fact => fact.At).ThenBy(fact => fact.Id)
            .Take(MostRows).Select(fact => new ShowCall.Fact(fact.Kind, fact.Detail, fact.At)).ToListAsync(ct);

    private async Task<List<ShowCall.DictatedOrder>> Orders(Guid id, CancellationToken ct)
    {
        var rows = await db.Orders.AsNoTracking().Where(order => order.CallId == id).OrderBy(order => order.CreatedAt)
            .Take(MostRows).ToListAsync(ct);
        return rows.ConvertAll(order => new ShowCall.DictatedOrder(
            order.Id, order.Number, order.Status, order.ReadyAt, order.Total, order.ReadBackTurn));
    }

    private async Task<List<ShowCall.CalledBooking>> Bookings(Guid id, List<ShowCall.Tool> tools, CancellationToken ct)
    {
        var visits = await CallBookings.Of(id, tools.Select(tool => ToolTold.Of(tool.AtTurn, tool.Name, tool.Answer)), db, ct);
        var resources = visits.SelectMany(visit => visit).Select(part => part.ResourceId).OfType<Guid>().Distinct().ToList();
        var names = resources.Count == 0 ? [] : await db.Resources.AsNoTracking().Where(row => resources.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
        return visits.ConvertAll(visit => new ShowCall.CalledBooking(
            visit[0].Id, visit[0].Kind, visit[0].Status, visit[0].StartsAt, visit.Max(part => part.EndsAt), [.. visit.SelectMany(part => part.Services)],
            string.Join(", ", visit.Select(part => part.ResourceId is { } with ? names.GetValueOrDefault(with) : null).OfType<string>().Distinct()) is { Length: > 0 } who ? who : null,
            visit[0].PartySize, visit[0].Article, visit[0].CustomerName, CallBookings.Did(visit[0], id)!));
    }

    private Task<List<ShowCall.OpenedTicket>> Tickets(Guid id, CancellationToken ct) =>
        db.Tickets.AsNoTracking().Where(ticket => ticket.CallId == id).OrderBy(ticket => ticket.CreatedAt).Take(MostRows)
            .Select(ticket => new ShowCall.OpenedTicket(ticket.Id, ticket.Kind, ticket.Subject, ticket.Status)).ToListAsync(ct);
}
