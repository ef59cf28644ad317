using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Scheduling;

/// <summary>"The same as last time": what the number that calls last came for, and to whom.</summary>
public sealed record LastServices(Situation Call) : IRequest<LastServices.Answer>
{
    public abstract record Answer;

    public sealed record Found(KnownBooking Booking) : Answer;

    public sealed record None : Answer;
}

internal sealed class LastServicesHandler(IStoreSheets sheets, BookingDrafts drafts, IKallikyDb db, IVault vault)
    : IRequestHandler<LastServices, LastServices.Answer>
{
    public async Task<LastServices.Answer> Handle(LastServices request, CancellationToken cancellationToken)
    {
        if (request.Call.Caller is not { } caller)
            return new LastServices.None();
        var key = vault.KeyOf(caller);
        var last = await (
            from booking in db.Bookings.AsNoTracking()
            where db.Customers.Any(known => known.PhoneKey == key && (known.MergedInto ?? (Guid?)known.Id) == booking.CustomerId) && booking.StoreId == request.Call.StoreId && booking.Kind == BookingKind.Appointment && booking.PartOf == null
                && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.Arrived || booking.Status == BookingStatus.Done)
            orderby booking.StartsAt descending
            select booking).Take(5).ToListAsync(cancellationToken);
        if (last.Find(booking => booking.Services.Count > 0) is not { } same)
            return new LastServices.None();
        var sheet = await sheets.Of(request.Call.StoreId, cancellationToken);
        return new LastServices.Found(await drafts.Known(same, sheet, request.Call, cancellationToken));
    }
}
