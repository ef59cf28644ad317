using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Scheduling;

/// <summary>Appointments, reservations and articles put aside, the latest start first. Drafts and blocked time are none.</summary>
/// <param name="Id">Only this one.</param>
/// <param name="From">Only those that start at or after this.</param>
/// <param name="To">Only those that start before this.</param>
public sealed record ListBookings(
    Guid? StoreId, BookingKind? Kind, BookingStatus? Status, Instant? From, Instant? To, Guid? Id = null, int Limit = Slice.Usual, Position? After = null)
    : IRequest<Slice<BookingView>>;

/// <summary>A booking as it is shown to those who work for the store.</summary>
/// <param name="Resource">The person or the area; null of an article put aside.</param>
public sealed record BookingView(
    Guid Id,
    Guid StoreId,
    string TimeZone,
    BookingKind Kind,
    Guid? CallId,
    bool IsTest,
    BookingStatus Status,
    Instant StartsAt,
    Instant EndsAt,
    IReadOnlyList<BookedService> Services,
    Guid? ResourceId,
    string? Resource,
    int? PartySize,
    PutAside? Article,
    Guid? CustomerId,
    string? CustomerName,
    string? CustomerPhone,
    string? Note,
    Instant CreatedAt);

internal sealed class ListBookingsValidator : AbstractValidator<ListBookings>
{
    public ListBookingsValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
}

internal sealed class ListBookingsHandler(IKallikyDb db, IVault vault) : IRequestHandler<ListBookings, Slice<BookingView>>
{
    public async Task<Slice<BookingView>> Handle(ListBookings request, CancellationToken ct)
    {
        var read = await (
            from booking in Filtered(request)
            join store in db.Stores on booking.StoreId equals store.Id
            join resource in db.Resources on booking.ResourceId equals resource.Id into found
            from resource in found.DefaultIfEmpty()
            orderby booking.StartsAt descending, booking.Id descending
            select new { Booking = booking, store.TimeZone, Resource = resource == null ? null : resource.Name }).Take(request.Limit + 1).ToListAsync(ct);
        return Slice.Cut(
            read, request.Limit, row => new Position(row.Booking.StartsAt, row.Booking.Id), row => View(row.Booking, row.TimeZone, row.Resource));
    }

    private IQueryable<Booking> Filtered(ListBookings request)
    {
        var rows = db.Bookings.AsNoTracking().Where(booking => booking.ConfirmedAt != null && booking.Kind != BookingKind.Block);
        if (request.Id is { } only)
            rows = rows.Where(booking => booking.Id == only);
        if (request.StoreId is { } store)
            rows = rows.Where(booking => booking.StoreId == store);
        if (request.Kind is { } kind)
            rows = rows.Where(booking => booking.Kind == kind);
        if (request.Status is { } status)
            rows = rows.Where(booking => booking.Status == status);
        if (request.From is { } from)
            rows = rows.Where(booking => booking.StartsAt >= from);
        if (request.To is { } to)
            rows = rows.Where(booking => booking.StartsAt < to);
        return request.After is { Time: var time, Id: var id }
            ? rows.Where(booking => booking.StartsAt <= time && (booking.StartsAt < time || booking.Id < id))
            : rows;
    }

    private BookingView View(Booking row, string zone, string? resource) => new(
        row.Id, row.StoreId, zone, row.Kind, row.CallId, row.IsTest, row.Status, row.StartsAt, row.EndsAt, row.Services, row.ResourceId, resource,
        row.PartySize, row.Article, row.CustomerId, row.CustomerName, vault.Open(row.CustomerPhone), vault.Open(row.Note), row.CreatedAt);
}
