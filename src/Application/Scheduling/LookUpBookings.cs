using FluentValidation;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Scheduling;
using MediatR;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>The caller asks for coming bookings, theirs or somebody's whom they name: known by name with the birth date, by the
/// number that they call from together with the name where one was told, or by name with the day where no health is concerned.
/// In a practice the number alone tells nothing: a family shares it.</summary>
/// <param name="On">Only those of this day.</param>
public sealed record LookUpBookings(Situation Call, string? Name, LocalDate? Birthdate, LocalDate? On) : IRequest<LookUpBookings.Answer>
{
    public abstract record Answer;

    public sealed record Found(IReadOnlyList<KnownBooking> Bookings) : Answer;

    /// <summary>It is not known whose they are: nothing was read.</summary>
    public sealed record NotIdentified : Answer;

    /// <summary>The caller is known, and has none.</summary>
    public sealed record None : Answer;
}

internal sealed class LookUpBookingsValidator : AbstractValidator<LookUpBookings>
{
    public LookUpBookingsValidator() => RuleFor(request => request.Name).MaximumLength(Limits.Name).WithMessage(Limits.NameTooLong);
}

internal sealed class LookUpBookingsHandler(IStoreSheets sheets, CallersBookings bookings, BookingDrafts drafts)
    : IRequestHandler<LookUpBookings, LookUpBookings.Answer>
{
    public async Task<LookUpBookings.Answer> Handle(LookUpBookings request, CancellationToken cancellationToken)
    {
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        var (found, named) = await Find(request, sheet, cancellationToken);
        if (request.On is { } day)
            found = [.. found.Where(booking => booking.StartsAt.InZone(sheet.Zone).Date == day)];
        if (found.Count == 0)
            return named ? new LookUpBookings.None() : new LookUpBookings.NotIdentified();
        await bookings.Show(request.Call, found, cancellationToken);
        List<KnownBooking> known = [];
        foreach (var booking in found)
            known.Add(await drafts.Known(booking, sheet, request.Call, cancellationToken));
        return new LookUpBookings.Found(known);
    }

    // Also whether it is known who asks.
    private async Task<(IReadOnlyList<Booking> Found, bool Known)> Find(LookUpBookings request, StoreSheet sheet, CancellationToken ct)
    {
        var call = request.Call;
        if (request is { Name.Length: > 0, Birthdate: { } birthdate } && await bookings.OfPerson(call, request.Name, birthdate, ct) is { Count: > 0 } person)
            return (person, true);
        var isNamed = !string.IsNullOrWhiteSpace(request.Name) || request.Birthdate is not null;
        if (!isNamed && !CallersBookings.KnowsByNumber(sheet))
            return ([], false);
        if (await bookings.OfNumber(call, request.Name, request.Birthdate, ct) is { Count: > 0 } own)
            return (own, true);
        if (string.IsNullOrWhiteSpace(request.Name))
            return ([], call.Caller is not null && !isNamed);
        if (request.Birthdate is not null)
            return ([], true);
        if (sheet.Trade == Trade.Clinic || request.On is not { } day)
            return ([], false);
        var (from, to) = (sheet.Zone.AtStartOfDay(day).ToInstant(), sheet.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
        return (await bookings.OfDay(call, request.Name, from, to, ct), true);
    }
}
