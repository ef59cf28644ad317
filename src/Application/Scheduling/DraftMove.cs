using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The caller wants a booking of theirs at another time, with somebody else, or for another number of guests: a draft
/// that takes its place once it is confirmed.</summary>
/// <param name="Slot">A <see cref="FreeSlot.Slot"/>; null while it is not known yet, or where only the number of guests changes.</param>
public sealed record DraftMove(Situation Call, Guid BookingId, string? Slot = null, int? Party = null) : IRequest<DraftMove.Answer>
{
    public abstract record Answer;

    public sealed record Drafted(BookingState Booking, BookingReading Reading) : Answer;

    public sealed record NotFree(SlotRefusal Why, IReadOnlyList<FreeSlot> Slots) : Answer;

    /// <summary>There is none of this id to come, or it is not this caller's.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class DraftMoveValidator : AbstractValidator<DraftMove>
{
    public DraftMoveValidator()
    {
        RuleFor(request => request.Slot).MaximumLength(Limits.Word).WithMessage(Limits.WordTooLong);
        RuleFor(request => request.Party).InclusiveBetween(1, Limits.Party).WithMessage(Limits.PartyOutOfBounds);
    }
}

internal sealed class DraftMoveHandler(
    IStoreSheets sheets, BookingDrafts drafts, CallersBookings bookings, Holding holding, IKallikyDb db, IMoment moment)
    : IRequestHandler<DraftMove, DraftMove.Answer>
{
    public async Task<DraftMove.Answer> Handle(DraftMove request, CancellationToken cancellationToken)
    {
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        if (await bookings.Theirs(request.Call, sheet, request.BookingId, cancellationToken) is not { IsComing: true } old || old.Kind == BookingKind.Hold)
            return new DraftMove.Unknown();
        await bookings.Show(request.Call, [old], cancellationToken);
        await db.Bookings.Entry(old).ReloadAsync(cancellationToken);
        var draft = await Draft(request.Call, old, cancellationToken);
        var kept = await Place(request, sheet, draft, old, cancellationToken);
        if (kept.Why is { } why)
            return new DraftMove.NotFree(why, kept.Instead);
        drafts.Publish(draft);
        var known = await drafts.Known(draft, sheet, request.Call, cancellationToken);
        return new DraftMove.Drafted(known.State, known.Reading);
    }

    // The same draft again where one has begun; else a new one in the place of whatever was dictated before.
    private async Task<Booking> Draft(Situation call, Booking old, CancellationToken ct)
    {
        var before = await drafts.Find(call, ct);
        if (before?.Moves == old.Id)
            return before;
        if (before is not null)
            await drafts.Drop(before, ct);
        await db.SaveChangesAsync(ct);
        var parts = await drafts.Parts(old, ct);
        var draft = Booking.Moving(old, moment.NewId(), call.CallId, call.IsTest, moment.Now);
        draft.Wants([.. parts.Prepend(old).SelectMany(part => part.Services)]);
        draft.Seek(old.Place);
        db.Bookings.Add(draft);
        await db.SaveChangesAsync(ct);
        return draft;
    }

    private async Task<Kept> Place(DraftMove request, StoreSheet sheet, Booking draft, Booking old, CancellationToken ct)
    {
        var slot = request.Slot is { } name ? SlotNames.Read(name, sheet) : null;
        if (request.Slot is not null && slot is null)
            return new Kept(null, new SlotRefusal.Taken(), []);
        if (old.Kind == BookingKind.Reservation)
        {
            var area = slot?.Parts[0].Resource ?? sheet.Resource(old.ResourceId!.Value);
            return slot is null && request.Party is null || area is null
                ? new Kept(draft, null, [])
                : await holding.Table(request.Call, sheet, draft, slot?.At ?? (draft.HasPlace ? draft.StartsAt : old.StartsAt), area, request.Party ?? draft.PartySize, ct);
        }

        if (slot is not { } wished)
            return new Kept(draft, null, []);
        var services = (await drafts.Parts(draft, ct)).Prepend(draft).SelectMany(part => part.Services)
            .Select(service => sheet.Service(service.Id) ?? new SheetService(service.Id, null, service.Name, service.Minutes, 0, service.Price, [])).ToList();
        return services.Count > 0
            ? await holding.Visit(request.Call, sheet, draft, wished.At, services, SlotNames.People(wished.Parts, services.Count), ct)
            : await holding.Stretch(sheet, draft, wished.At, wished.Parts[0].Resource, old.EndsAt - old.StartsAt, ct);
    }
}
