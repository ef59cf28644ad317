using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using Kalliky.Integration.Tests.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Messaging;

/// <summary>The diary of a post office's store: bookings as somebody takes, moves and cancels them.</summary>
internal sealed class Diary(PostOffice post)
{
    public const string Merchant = "somebody";
    public const string Caller = "caller";

    /// <summary>In November 2026: the 24th is a Tuesday, the 28th a Saturday.</summary>
    public static Instant At(int day, int hour, int minute = 0) => Restaurant.At(hour, minute) + Duration.FromDays(day - 24);

    /// <summary>Half an hour, or a table for an hour and a half, whatever the demo has there; nobody has told of it yet.</summary>
    public async Task<BookingTaken> Take(
        Instant at, string by = Merchant, BookingKind kind = BookingKind.Appointment, Situation? call = null, bool isTest = false)
    {
        var id = post.Mario.NewId();
        await post.Mario.Work(async scope =>
        {
            var (db, vault) = (scope.GetRequiredService<IKallikyDb>(), scope.GetRequiredService<IVault>());
            var booking = new Booking(id, post.Mario.Tenant, post.Mario.Sheet.StoreId, kind, call?.CallId, isTest, post.Mario.Now);
            if (kind == BookingKind.Reservation)
                booking.Seats(4);
            booking.For("Lefebvre");
            booking.CallBackOn(vault.Seal(PostOffice.Number));
            booking.Take(PlaceOf(at, kind), null, by, post.Mario.Now, forced: true);
            db.Bookings.Add(booking);
            return await db.SaveChangesAsync();
        });
        return new BookingTaken(id, post.Mario.Tenant, post.Mario.Sheet.StoreId);
    }

    public async Task<BookingTaken> TakeAndTell(
        Instant at, string by = Merchant, BookingKind kind = BookingKind.Appointment, Situation? call = null, bool isTest = false)
    {
        var taken = await Take(at, by, kind, call, isTest);
        await post.Tell(taken);
        return taken;
    }

    public async Task<BookingMoved> Move(Guid id, Instant at, string by = Merchant)
    {
        await Change(id, booking => booking.Move(PlaceOf(at, booking.Kind), by, null, post.Mario.Now, forced: true));
        return new BookingMoved(id, post.Mario.Tenant, post.Mario.Sheet.StoreId);
    }

    public async Task<BookingCancelled> Cancel(Guid id, string by = Merchant)
    {
        await Change(id, booking => booking.Cancel(by, null, null, post.Mario.Now));
        return new BookingCancelled(id, post.Mario.Tenant, post.Mario.Sheet.StoreId);
    }

    public Task<Booking> Row(Guid id) => post.Mario.Read(db => db.Bookings.AsNoTracking().SingleAsync(booking => booking.Id == id));

    /// <summary>The evening before the Saturday, when its reminders leave.</summary>
    public async Task Remind()
    {
        post.Mario.Now = At(27, 18);
        await post.Round();
        post.Mario.Now = At(27, 18, 30);
    }

    private async Task Change(Guid id, Func<Booking, bool> verb)
    {
        // Two things that are done to a booking are never done in the same instant.
        post.Mario.Now += Duration.FromSeconds(1);
        await post.Mario.Work(async scope =>
        {
            var db = scope.GetRequiredService<IKallikyDb>();
            verb(await db.Bookings.SingleAsync(booking => booking.Id == id)).ShouldBeTrue();
            return await db.SaveChangesAsync();
        });
    }

    private Place PlaceOf(Instant at, BookingKind kind)
    {
        var resource = post.Mario.Sheet.Resources.First(known => known.Kind == ResourceKind.Area == (kind == BookingKind.Reservation));
        var end = at + Duration.FromMinutes(kind == BookingKind.Reservation ? 90 : 30);
        return new Place(resource.Id, at, end, end);
    }
}
