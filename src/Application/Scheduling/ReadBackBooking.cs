using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using MediatR;

namespace Kalliky.Application.Scheduling;

/// <summary>Before the caller says yes: the whole booking, as it will be confirmed. Marks this version as the one heard.</summary>
/// <param name="Turn">The turn of the call in which it is read back.</param>
public sealed record ReadBackBooking(Situation Call, int Turn) : IRequest<ReadBackBooking.Answer>
{
    public abstract record Answer;

    public sealed record Read(BookingReading Reading, BookingState Booking) : Answer;

    /// <param name="Missing">What must be asked first; as in <see cref="BookingState.Missing"/>.</param>
    public sealed record Incomplete(BookingState Booking, string Missing) : Answer;

    public sealed record NoDraft : Answer;
}

internal sealed class ReadBackBookingHandler(IStoreSheets sheets, BookingDrafts drafts, Places places, IKallikyDb db)
    : IRequestHandler<ReadBackBooking, ReadBackBooking.Answer>
{
    public async Task<ReadBackBooking.Answer> Handle(ReadBackBooking request, CancellationToken cancellationToken)
    {
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        if (await drafts.Find(request.Call, cancellationToken) is not { } draft)
            return new ReadBackBooking.NoDraft();
        var known = await drafts.Known(draft, sheet, request.Call, cancellationToken);
        if (known.State.Missing.Count > 0)
            return new ReadBackBooking.Incomplete(known.State, known.State.Missing[0]);

        // Whoever still talks about a place still wants it.
        foreach (var part in (await drafts.Parts(draft, cancellationToken)).Prepend(draft))
            part.HoldOn(places.Until);
        draft.WasReadBack(request.Turn);
        await db.SaveChangesAsync(cancellationToken);
        drafts.Publish(draft);
        return new ReadBackBooking.Read(known.Reading, known.State with { ReadBack = true });
    }
}
