using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>The calls that go on in a store right now, those that need a human first.</summary>
/// <param name="Turns">How many of the last things said to bring along.</param>
public sealed record ListLiveCalls(Guid StoreId, int Turns = 6) : IRequest<IReadOnlyList<ListLiveCalls.LiveCall>>
{
    /// <param name="Blocked">Sentences that the claim check held back so far.</param>
    /// <param name="Draft">What has been dictated so far; null where nothing was.</param>
    public sealed record LiveCall(CallView Call, IReadOnlyList<ShowCall.Turn> Last, int Blocked, int Interrupted, Dictated? Draft)
    {
        /// <summary>Why a human may want to look, the gravest first; none when all goes well.</summary>
        public Need Need => Call.Transfer switch
        {
            TransferState.Failed or TransferState.Returned => Need.NobodyAnswered,
            TransferState.Requested or TransferState.Ringing => Need.WantsHuman,
            _ when Blocked > 0 => Need.Unsure,
            _ => Need.None,
        };
    }

    public sealed record Dictated(IReadOnlyList<KitchenLine> Lines, Money Total);

    public enum Need
    {
        None,
        Unsure,
        WantsHuman,
        NobodyAnswered,
    }
}

internal sealed class ListLiveCallsHandler(IKallikyDb db, IVault vault) : IRequestHandler<ListLiveCalls, IReadOnlyList<ListLiveCalls.LiveCall>>
{
    private const int MostCalls = 50;

    public async Task<IReadOnlyList<ListLiveCalls.LiveCall>> Handle(ListLiveCalls request, CancellationToken ct)
    {
        var calls = await CallRow.All(db)
            .Where(call => call.StoreId == request.StoreId && (call.Status == CallStatus.Live || call.Status == CallStatus.Ringing))
            .OrderBy(call => call.StartedAt).Take(MostCalls).ToListAsync(ct);
        if (calls.Count == 0)
            return [];
        var ids = calls.ConvertAll(call => call.Id);
        var turns = (await db.CallTurns.AsNoTracking().Where(turn => ids.Contains(turn.CallId)).OrderBy(turn => turn.Sequence).ToListAsync(ct))
            .ToLookup(turn => turn.CallId);
        var drafts = await db.Orders.AsNoTracking().Where(order => order.Status == OrderStatus.Draft && ids.Contains(order.CallId!.Value)).ToListAsync(ct);
        var menu = await MenuGroups.Of(db, drafts.SelectMany(draft => draft.Lines), ct);
        return [.. calls.Select(call => Live(call, turns[call.Id].ToList(), drafts.Find(draft => draft.CallId == call.Id), menu, request.Turns))
            .OrderByDescending(live => live.Need).ThenBy(live => live.Call.StartedAt)];
    }

    private ListLiveCalls.LiveCall Live(CallRow call, List<CallTurn> turns, Order? draft, MenuGroups menu, int last) => new(
        call.Open(vault),
        [.. turns.TakeLast(last).Select(turn => ShowCall.Turn.Of(turn, vault))],
        turns.Sum(turn => turn.Blocked),
        turns.Count(turn => turn.Interrupted),
        draft is { Lines.Count: > 0 } ? new ListLiveCalls.Dictated(menu.Lines(draft.Lines), draft.Total) : null);
}
