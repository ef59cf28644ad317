using FluentValidation;
using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Scheduling;

/// <summary>What became of a booking: who came, who was served, who did not come.</summary>
/// <param name="By">An account id, or "api".</param>
[Needs(Permission.Serve)]
public sealed record MarkBooking(Guid BookingId, BookingMark Mark, string By) : IRequest<DiaryEntry>;

public enum BookingMark
{
    Arrived,
    Done,
    NoShow,
}

internal sealed class MarkBookingValidator : AbstractValidator<MarkBooking>
{
    public MarkBookingValidator() => RuleFor(request => request.Mark).IsInEnum().WithMessage("État inconnu.");
}

internal sealed class MarkBookingHandler(DiaryDesk desk, IMoment moment) : IRequestHandler<MarkBooking, DiaryEntry>
{
    public Task<DiaryEntry> Handle(MarkBooking request, CancellationToken ct) => desk.Handle(
        request.BookingId,
        booking => request.Mark switch
        {
            BookingMark.Arrived => booking.Arrive(request.By, moment.Now),
            BookingMark.Done => booking.Complete(request.By, moment.Now),
            _ => booking.MissedIt(request.By, moment.Now),
        },
        ct);
}
