using System.ComponentModel;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades.Diary;
using MediatR;
using Microsoft.SemanticKernel;

namespace Kalliky.Application.Trades.Restaurant;

/// <summary>Reserving a table: looking for one and keeping it. What follows is the same as for every booking.</summary>
internal sealed class TableTools(IMediator mediator, CurrentCall call, IStoreSheets sheets, IMoment moment)
{
    [KernelFunction("find_table")]
    [Description("Cherche une table libre. Une heure précise : from et to sont la même. Donne les places libres les plus proches du souhait.")]
    public async Task<ToolAnswer> FindTable(
        [Description("Nombre de personnes")] int party,
        [Description("Pas avant, heure locale telle que 2026-11-28T20:30, ou la date seule")] string? from = null,
        [Description("Pas après, de même")] string? to = null,
        [Description("La salle, la terrasse… seulement si l'appelant l'a demandé")] string? area = null,
        CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        var today = moment.Now.InZone(sheet.Zone).Date;
        if (!LocalWish.TryRead(from, endOfDay: false, today, sheet.Zone, out var begin) || !LocalWish.TryRead(to, endOfDay: true, today, sheet.Zone, out var end))
            return new ToolAnswer("Je n'ai pas bien compris la date. Pour quel jour et à quelle heure ?", false, "invalid_date");
        switch (await mediator.Send(new FindTable(call.Situation, party, begin, end, area), ct))
        {
            case Scheduling.FindTable.Found { Slots.Count: > 0 } found:
                var slots = SlotRefusals.Slots(found.Slots);
                return new ToolAnswer(found.Exact ? SlotSpeech.Free(slots[0], today, isTable: true) : SlotSpeech.Offer(slots, today, isTable: true), Slots: slots);
            case Scheduling.FindTable.NoSlot no:
                return SlotRefusals.Of(no.Why, no.Slots, sheet, today, isTable: true, begin == end ? begin : null);
            default:
                return new ToolAnswer(SlotSpeech.Offer([], today, isTable: true), false, "nothing_free");
        }
    }

    [KernelFunction("book_table"), Writes]
    [Description("Garde une table cinq minutes pour l'appelant, ou déplace celle qu'il a. Rien n'est encore réservé.")]
    public async Task<ToolAnswer> BookTable(
        [Description("Le slot tel que donné par find_table")] string slot,
        [Description("Nombre de personnes")] int party,
        CancellationToken ct)
    {
        var sheet = await Sheet(ct);
        var today = moment.Now.InZone(sheet.Zone).Date;
        return await mediator.Send(new HoldSlot(call.Situation, slot, null, party), ct) switch
        {
            HoldSlot.Held held => HeldSpeech.Kept(held.Booking, today),
            HoldSlot.NotHeld no => SlotRefusals.Of(no.Why, no.Slots, sheet, today, isTable: true) with { Booking = no.Booking },
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    private ValueTask<StoreSheet> Sheet(CancellationToken ct) => sheets.Of(call.Situation.StoreId, ct);
}
