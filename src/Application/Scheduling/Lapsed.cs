using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>A draft whose hold ran out before the yes: its place is still there, can be had again, or is somebody else's.
/// To be asked while the place is locked.</summary>
internal sealed class Lapsed(VisitSearch visits, TableSearch tables, Places places, Shelf shelf, IMoment moment)
{
    /// <summary>Null when the draft has its place (again).</summary>
    public async Task<Kept?> Refusal(StoreSheet sheet, Booking draft, List<Booking> parts, CancellationToken ct)
    {
        if (parts.Prepend(draft).All(part => part.HasPlace))
            return null;
        if (!await CanBeHad(sheet, draft, parts, ct))
            return new Kept(null, new SlotRefusal.Taken(), await Instead(sheet, draft, parts, ct));
        foreach (var part in parts.Prepend(draft))
            part.HoldOn(places.Until);
        return null;
    }

    public async Task<IReadOnlyList<FreeSlot>> Instead(StoreSheet sheet, Booking draft, List<Booking> parts, CancellationToken ct)
    {
        var wish = new Wish(draft.StartsAt, draft.StartsAt, true);
        if (draft.Kind == BookingKind.Hold)
            return [];
        if (draft.Kind == BookingKind.Reservation)
            return await tables.Instead(sheet, draft.PartySize ?? 1, sheet.Resource(draft.ResourceId!.Value), wish, draft, ct);
        var services = parts.Prepend(draft).SelectMany(part => part.Services).Select(service => sheet.Service(service.Id)).OfType<SheetService>().ToList();
        return VisitSearch.Steps(sheet, services, sheet.Resource(draft.ResourceId!.Value)).Steps is { Count: > 0 } steps
            ? await visits.Instead(sheet, steps, VisitSearch.Steps(sheet, services, null).Steps, wish, draft, ct)
            : [];
    }

    private async Task<bool> CanBeHad(StoreSheet sheet, Booking draft, List<Booking> parts, CancellationToken ct) => draft.Kind switch
    {
        BookingKind.Hold => sheet.Product(draft.ProductId!.Value)?.CanBeSold(moment.Now) == true && await shelf.Left(draft.Article!, draft, ct) >= draft.Article!.Quantity,
        BookingKind.Reservation => await tables.IsFree(sheet, draft.PartySize ?? 1, draft.Place, draft, ct),
        _ => await visits.IsFree(sheet, new Visit([.. parts.Prepend(draft).Select(part => new Leg([], part.Place))]), draft, ct),
    };
}
