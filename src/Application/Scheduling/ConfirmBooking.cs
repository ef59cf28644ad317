using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Customers;
using Kalliky.Application.Shared;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The caller says yes to what was read back. Committed before it is answered.</summary>
/// <param name="Version">The version that was read back; any other is refused.</param>
/// <param name="Turn">The caller's turn that said yes. What was read back only in answer to it, nobody has heard yet.</param>
public sealed record ConfirmBooking(Situation Call, int Version, int Turn) : IRequest<ConfirmBooking.Answer>
{
    public abstract record Answer;

    /// <summary>Also the answer to a repeated yes.</summary>
    public sealed record Confirmed(BookingState Booking, BookingReading Reading) : Answer;

    /// <summary>This version was not read back, or it changed since.</summary>
    public sealed record NotReadBack(BookingState Booking) : Answer;

    public sealed record Incomplete(BookingState Booking, string Missing) : Answer;

    /// <summary>The place had lapsed and is somebody else's now, or the booking that was to be moved is no more.</summary>
    public sealed record NotFree(SlotRefusal Why, IReadOnlyList<FreeSlot> Slots, BookingState Booking) : Answer;

    public sealed record NoDraft : Answer;
}

internal sealed class ConfirmBookingHandler(
    IStoreSheets sheets, BookingDrafts drafts, Places places, Lapsed lapsed, CustomerCards cards, IKallikyDb db, IVault vault, IMoment moment)
    : IRequestHandler<ConfirmBooking, ConfirmBooking.Answer>
{
    public async Task<ConfirmBooking.Answer> Handle(ConfirmBooking request, CancellationToken cancellationToken)
    {
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        if (await drafts.Find(request.Call, cancellationToken) is not { } draft)
            return await Before(request.Call, sheet, cancellationToken);
        var parts = await drafts.Parts(draft, cancellationToken);
        var known = await drafts.Known(draft, sheet, request.Call, cancellationToken);
        if (known.State.Missing.FirstOrDefault(missing => missing != "when") is { } missing)
            return new ConfirmBooking.Incomplete(known.State, missing);
        if (draft.ReadBackVersion != draft.Version || request.Version != draft.Version || draft.ReadBackTurn >= request.Turn)
            return new ConfirmBooking.NotReadBack(known.State);

        Task<ConfirmBooking.Answer> Settle() => Confirm(request.Call, sheet, draft, parts, known, cancellationToken);
        return draft.ProductId is { } product
            ? await places.AloneWith(product, Settle, cancellationToken)
            : await places.Alone([.. parts.Prepend(draft).Select(part => part.ResourceId!.Value).Distinct()], Settle, cancellationToken);
    }

    private async Task<ConfirmBooking.Answer> Confirm(
        Situation call, StoreSheet sheet, Booking draft, List<Booking> parts, KnownBooking known, CancellationToken ct)
    {
        // What lapsed may have been taken while we waited for our turn.
        foreach (var part in parts.Prepend(draft))
            await db.Bookings.Entry(part).ReloadAsync(ct);
        if (await lapsed.Refusal(sheet, draft, parts, ct) is { } gone)
            return new ConfirmBooking.NotFree(gone.Why!, gone.Instead, known.State);
        var phone = PhoneNumber.Parse(vault.Open(draft.CustomerPhone)!);
        var card = await cards.Of(phone, draft.CustomerName!, ct);
        if (draft.Birthdate is { } birthdate)
            card.Birthdate ??= birthdate;
        var stands = draft.Moves is { } old ? await Move(old, draft, parts, ct) : Take(draft, parts, card);
        if (stands is null)
            return new ConfirmBooking.NotFree(new SlotRefusal.Taken(), [], known.State);
        if (!await places.Save(ct))
            return new ConfirmBooking.NotFree(new SlotRefusal.Taken(), await lapsed.Instead(sheet, draft, parts, ct), known.State);
        drafts.Publish(stands);
        await cards.Link(call.CallId, card.Id, ct);
        var now = await drafts.Known(stands, sheet, call, ct);
        return new ConfirmBooking.Confirmed(now.State, now.Reading with { Moves = known.Reading.Moves });
    }

    private Booking Take(Booking draft, List<Booking> parts, Customer card)
    {
        draft.Confirm(card.Id, moment.Now);
        foreach (var part in parts)
        {
            part.For(draft.CustomerName!);
            part.Confirm(card.Id, moment.Now);
        }

        return draft;
    }

    // The booking that was moved keeps its id and takes the draft's place; the draft goes.
    private async Task<Booking?> Move(Guid id, Booking draft, List<Booking> parts, CancellationToken ct)
    {
        var old = await db.Bookings.FirstAsync(booking => booking.Id == id, ct);
        if (!old.Follow(draft, moment.Now))
            return null;
        if (draft.CustomerName is { } name && old.CustomerName is null)
            old.For(name);
        db.Bookings.RemoveRange(await drafts.Parts(old, ct));
        foreach (var part in parts)
        {
            part.BelongTo(old);
            part.For(old.CustomerName ?? draft.CustomerName!);
            part.Confirm(old.CustomerId, moment.Now);
        }

        db.Bookings.Remove(draft);
        return old;
    }

    private async Task<ConfirmBooking.Answer> Before(Situation call, StoreSheet sheet, CancellationToken ct)
    {
        var since = moment.Now - Duration.FromHours(12);
        var booked = await db.Bookings.Where(booking => booking.PartOf == null && booking.CallId == call.CallId && booking.Status == BookingStatus.Confirmed)
            .OrderByDescending(booking => booking.ConfirmedAt).FirstOrDefaultAsync(ct);
        booked ??= (await db.Bookings.Where(booking => booking.ShownTo == call.CallId && booking.Status == BookingStatus.Confirmed && booking.StartsAt > since).ToListAsync(ct))
            .Find(booking => booking.History.Any(change => change.CallId == call.CallId && change.What == "moved"));
        if (booked is null)
            return new ConfirmBooking.NoDraft();
        var known = await drafts.Known(booked, sheet, call, ct);
        return new ConfirmBooking.Confirmed(known.State, known.Reading);
    }
}
