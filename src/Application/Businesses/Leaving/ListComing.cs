using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Businesses.Leaving;

/// <summary>Whom a store that closes still expects, the next first. Nobody cancels them silently: the merchant sees them and takes
/// them away.</summary>
public sealed record ListComing(Guid StoreId, int Limit = Slice.Usual, Position? After = null) : IRequest<Slice<ListComing.Row>>
{
    /// <param name="What">Services, or the article; empty of a table.</param>
    /// <param name="With">The person or the area; null of an article put aside.</param>
    /// <param name="Phone">In E.164 form.</param>
    public sealed record Row(Guid Id, BookingKind Kind, Instant StartsAt, Instant EndsAt, string What, string? With, int? PartySize, string? Name, string? Phone);
}

internal sealed class ListComingValidator : AbstractValidator<ListComing>
{
    public ListComingValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
}

internal sealed class ListComingHandler(ComingRows rows) : IRequestHandler<ListComing, Slice<ListComing.Row>>
{
    public Task<Slice<ListComing.Row>> Handle(ListComing request, CancellationToken cancellationToken) => rows.Of(request.StoreId, request.Limit, request.After, cancellationToken);
}

internal sealed class ComingRows(IKallikyDb db, IVault vault, IMoment moment)
{
    public async Task<Slice<ListComing.Row>> Of(Guid store, int limit, Position? after, CancellationToken ct)
    {
        var rows = db.Bookings.AsNoTracking().StillToCome(store, moment.Now);
        if (after is { Time: var time, Id: var id })
            rows = rows.Where(booking => booking.StartsAt >= time && (booking.StartsAt > time || booking.Id > id));
        var read = await (
            from booking in rows
            join resource in db.Resources on booking.ResourceId equals resource.Id into found
            from resource in found.DefaultIfEmpty()
            orderby booking.StartsAt, booking.Id
            select new { Booking = booking, Resource = resource == null ? null : resource.Name }).Take(limit + 1).ToListAsync(ct);
        return Slice.Cut(read, limit, row => new Position(row.Booking.StartsAt, row.Booking.Id), row => Row(row.Booking, row.Resource));
    }

    private ListComing.Row Row(Booking booking, string? resource) => new(
        booking.Id, booking.Kind, booking.StartsAt, booking.EndsAt, booking.Article?.Name ?? string.Join(", ", booking.Services.Select(service => service.Name)),
        resource, booking.PartySize, booking.CustomerName, vault.Open(booking.CustomerPhone));
}

internal static class ComingBookings
{
    private static readonly BookingStatus[] Expected = [BookingStatus.Confirmed, BookingStatus.Arrived];

    /// <summary>Real bookings of a store that stand and are not over.</summary>
    public static IQueryable<Booking> StillToCome(this IQueryable<Booking> bookings, Guid store, Instant now) => bookings.Where(booking =>
        booking.StoreId == store && !booking.IsTest && booking.Kind != BookingKind.Block && booking.ConfirmedAt != null && booking.EndsAt > now && Expected.Contains(booking.Status));
}
