using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Scheduling;

/// <summary>The merchant or an integration cancels a booking, or takes a block out of the diary.</summary>
/// <param name="By">An account id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record CallOffBooking(Guid BookingId, string By) : IRequest<DiaryEntry>;

internal sealed class CallOffBookingHandler(DiaryDesk desk, IMoment moment) : IRequestHandler<CallOffBooking, DiaryEntry>
{
    public Task<DiaryEntry> Handle(CallOffBooking request, CancellationToken ct) =>
        desk.Handle(request.BookingId, booking => booking.Cancel(request.By, null, null, moment.Now), ct);
}
