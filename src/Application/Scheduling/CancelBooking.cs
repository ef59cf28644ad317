using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;

namespace Kalliky.Application.Scheduling;

/// <summary>The caller gives a booking back; to be asked only after their clear yes.</summary>
/// <param name="BookingId">Null for the draft, else for the only one that was told in this call, else for the only one that is
/// to come for the number that calls.</param>
public sealed record CancelBooking(Situation Call, Guid? BookingId) : IRequest<CancelBooking.Answer>
{
    public abstract record Answer;

    /// <summary>Also the answer to a repeated wish.</summary>
    public sealed record Cancelled(BookingState Booking, BookingReading Reading) : Answer;

    /// <summary>The draft: nothing had been booked.</summary>
    public sealed record GivenUp(BookingState Booking) : Answer;

    public sealed record TooLate(BookingState Booking) : Answer;

    /// <summary>There is none of this id, or it is not this caller's, or it is not clear which one.</summary>
    public sealed record Unknown : Answer;
}

internal sealed class CancelBookingHandler(IStoreSheets sheets, BookingDrafts drafts, CallersBookings bookings, IKallikyDb db, IMoment moment)
    : IRequestHandler<CancelBooking, CancelBooking.Answer>
{
    public async Task<CancelBooking.Answer> Handle(CancelBooking request, CancellationToken cancellationToken)
    {
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        if (await drafts.Find(request.Call, cancellationToken) is { } draft && (request.BookingId is null || request.BookingId == draft.Id))
            return await GiveUp(draft, sheet, request.Call, cancellationToken);
        if (await Meant(request, sheet, cancellationToken) is not { } booking)
            return new CancelBooking.Unknown();
        if (booking.Status != BookingStatus.Cancelled && (booking.StartsAt <= moment.Now && booking.Kind != BookingKind.Hold || !booking.Cancel("caller", request.Call.CallId, null, moment.Now)))
            return new CancelBooking.TooLate((await drafts.Known(booking, sheet, request.Call, cancellationToken)).State);
        foreach (var part in await drafts.Parts(booking, cancellationToken))
            part.Cancel("caller", request.Call.CallId, null, moment.Now);
        await db.SaveChangesAsync(cancellationToken);
        drafts.Publish(booking);
        var known = await drafts.Known(booking, sheet, request.Call, cancellationToken);
        return new CancelBooking.Cancelled(known.State, known.Reading);
    }

    // Whoever asked after their mother's appointment means that one, not their own.
    private async Task<Booking?> Meant(CancelBooking request, StoreSheet sheet, CancellationToken ct)
    {
        if (request.BookingId is { } id)
            return await bookings.Theirs(request.Call, sheet, id, ct);
        var told = await bookings.Shown(request.Call, ct);
        if (told.Count == 0 && CallersBookings.KnowsByNumber(sheet))
            told = await bookings.OfNumber(request.Call, ct);
        return told is [var only] ? only : null;
    }

    private async Task<CancelBooking.Answer> GiveUp(Booking draft, StoreSheet sheet, Situation call, CancellationToken ct)
    {
        var known = await drafts.Known(draft, sheet, call, ct);
        foreach (var part in (await drafts.Parts(draft, ct)).Prepend(draft))
            part.Abandon(moment.Now);
        await db.SaveChangesAsync(ct);
        drafts.Publish(draft);
        return new CancelBooking.GivenUp(known.State with { Status = "cancelled", Missing = [] });
    }
}
