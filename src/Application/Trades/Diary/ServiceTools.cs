using System.ComponentModel;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Scheduling;
using Kalliky.Application.Shared;
using Kalliky.Application.Speech.French;
using MediatR;
using Microsoft.SemanticKernel;

namespace Kalliky.Application.Trades.Diary;

/// <summary>Looking for an appointment and keeping it for the caller: the same for all trades with services.</summary>
internal sealed class ServiceTools(IMediator mediator, CurrentCall call, IStoreSheets sheets, IMoment moment)
{
    private const string NoDate = "Je n'ai pas bien compris la date. Pour quel jour et à quelle heure ?";

    [KernelFunction("list_services")]
    [Description("Les prestations ou les motifs : identifiant, durée, prix. Pour répondre à « c'est combien ? », « il faut compter combien de temps ? ».")]
    public async Task<ToolAnswer> ListServices([Description("Une ou plusieurs prestations, telles que dites ; vide pour toutes")] string? query = null, CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        var found = ServiceSearch.Find(sheet, query is { Length: > 200 } ? query[..200] : query);
        return found.Count == 0
            ? new ToolAnswer("Je ne trouve pas cette prestation. Que souhaitez-vous ?", false, "not_found")
            : new ToolAnswer(ServiceSearch.Say(found), Found: [.. found.Select(ServiceSearch.Show)], Amounts: ServiceSearch.Amounts(found));
    }

    [KernelFunction("find_slots")]
    [Description("Cherche une place libre. Une heure précise : from et to sont la même. Donne les places libres les plus proches du souhait.")]
    public async Task<ToolAnswer> FindSlots(
        [Description("Identifiants ou noms des prestations, ou le motif")] IReadOnlyList<string> services,
        [Description("Avec qui, seulement si l'appelant l'a demandé")] string? staff = null,
        [Description("Pas avant, heure locale telle que 2026-11-28T10:00, ou la date seule")] string? from = null,
        [Description("Pas après, de même")] string? to = null,
        CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        var today = moment.Now.InZone(sheet.Zone).Date;
        if (!LocalWish.TryRead(from, endOfDay: false, today, sheet.Zone, out var begin) || !LocalWish.TryRead(to, endOfDay: true, today, sheet.Zone, out var end))
            return new ToolAnswer(NoDate, false, "invalid_date");
        return await mediator.Send(new FindSlots(call.Situation, services, staff, begin, end), ct) switch
        {
            Scheduling.FindSlots.Found found => Found(found, today),
            Scheduling.FindSlots.NoSlot no => SlotRefusals.Of(no.Why, no.Slots, sheet, today, isTable: false, begin == end ? begin : null, Named(sheet, staff)),
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    [KernelFunction("hold_slot"), Writes]
    [Description("Garde une place cinq minutes pour l'appelant, ou déplace celle qu'il a. Rien n'est encore réservé.")]
    public async Task<ToolAnswer> HoldSlot(
        [Description("Le slot tel que donné par find_slots")] string slot,
        [Description("Identifiants ou noms des prestations, les mêmes que pour find_slots")] IReadOnlyList<string>? services = null,
        CancellationToken ct = default)
    {
        var sheet = await Sheet(ct);
        var today = moment.Now.InZone(sheet.Zone).Date;
        return await mediator.Send(new HoldSlot(call.Situation, slot, services), ct) switch
        {
            Scheduling.HoldSlot.Held held => HeldSpeech.Kept(held.Booking, today),
            Scheduling.HoldSlot.NotHeld no => SlotRefusals.Of(no.Why, no.Slots, sheet, today, isTable: false) with { Booking = no.Booking },
            _ => throw new InvalidOperationException("Unknown answer."),
        };
    }

    private static ToolAnswer Found(FindSlots.Found found, NodaTime.LocalDate today)
    {
        var slots = SlotRefusals.Slots(found.Slots);
        var length = found.Services.Count > 1 ? $"Il faut compter {Times.SayLength(found.Services.Sum(service => service.Minutes))}. " : "";
        return slots.Count == 0
            ? new ToolAnswer(SlotSpeech.Offer(slots, today, isTable: false), false, "nothing_free", Slots: slots)
            : new ToolAnswer(length + (found.Exact ? SlotSpeech.Free(slots[0], today, isTable: false) : SlotSpeech.Offer(slots, today, isTable: false)), Slots: slots);
    }

    // The name of the team's, not what was said of it.
    private static string? Named(StoreSheet sheet, string? staff) =>
        string.IsNullOrWhiteSpace(staff) ? null : Wording.Person(sheet, staff)?.Name;

    private ValueTask<StoreSheet> Sheet(CancellationToken ct) => sheets.Of(call.Situation.StoreId, ct);
}
