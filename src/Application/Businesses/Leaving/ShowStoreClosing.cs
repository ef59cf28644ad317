using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Telephony;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>What closing a store would mean, or until when an owner may come back.</summary>
public sealed record ShowStoreClosing(Guid StoreId) : IRequest<ShowStoreClosing.Sheet?>
{
    /// <summary>Null when the business has no such store.</summary>
    /// <param name="ClosesAt">Null unless somebody asked.</param>
    /// <param name="ClosedAt">Null while it is open.</param>
    /// <param name="ClosesOn">The day on which it is closed for good, or would be, in the store's zone.</param>
    /// <param name="IsLast">No other store would stay open.</param>
    /// <param name="Number">What its callers dial, in E.164; null where there is none.</param>
    /// <param name="GivesBack">That number, or one that is on its way, goes back to the carrier.</param>
    /// <param name="HasHuman">There is somebody whom its calls go to meanwhile.</param>
    /// <param name="Bookings">Appointments, reservations and articles put aside that are still to come.</param>
    /// <param name="Orders">That are under way.</param>
    /// <param name="Calendars">Addresses of calendars that programs read.</param>
    public sealed record Sheet(
        string Name, Instant? ClosesAt, Instant? ClosedAt, LocalDate ClosesOn, bool IsLast, string? Number, bool GivesBack, bool HasHuman, int Bookings, int Orders, int Calendars);
}

internal sealed class ShowStoreClosingHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<ShowStoreClosing, ShowStoreClosing.Sheet?>
{
    private static readonly OrderStatus[] UnderWay = [OrderStatus.Confirmed, OrderStatus.Accepted, OrderStatus.Preparing, OrderStatus.Ready];

    public async Task<ShowStoreClosing.Sheet?> Handle(ShowStoreClosing request, CancellationToken cancellationToken)
    {
        var now = moment.Now;
        var row = await db.Stores.AsNoTracking().Where(store => store.Id == request.StoreId).Select(store => new
        {
            store.Name,
            store.TimeZone,
            store.ClosesAt,
            store.ClosedAt,
            store.Number,
            HasHuman = store.ForwardTo != null,
            IsLast = !db.Stores.Any(other => other.Id != store.Id && other.ClosesAt == null),
            GivesBack = db.NumberOrders.Any(order => order.StoreId == store.Id && order.Status != NumberStatus.Refused && order.Status != NumberStatus.Released),
            Orders = db.Orders.Count(order => order.StoreId == store.Id && !order.IsTest && UnderWay.Contains(order.Status)),
            Calendars = db.Resources.Count(resource => resource.StoreId == store.Id && resource.FeedKey != null),
        }).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return null;
        var bookings = await db.Bookings.StillToCome(request.StoreId, now).CountAsync(cancellationToken);
        var closesOn = (row.ClosesAt ?? now + Business.Grace).InZone(DateTimeZoneProviders.Tzdb[row.TimeZone]).Date;
        return new ShowStoreClosing.Sheet(
            row.Name, row.ClosesAt, row.ClosedAt, closesOn, row.IsLast, vault.Open(row.Number), row.GivesBack, row.HasHuman, bookings, row.Orders, row.Calendars);
    }
}
