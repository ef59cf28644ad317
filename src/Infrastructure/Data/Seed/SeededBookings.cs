using System.Security.Cryptography;
using System.Text;
using Kalliky.Application.Shared;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Seed.Files;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>What a file's diary already holds. Each booking's id is made of its place in the file, so that loading the file
/// again adds none, whatever became of them meanwhile.</summary>
internal sealed class SeededBookings(KallikyDb db, IVault vault, IMoment moment)
{
    private readonly Dictionary<string, Customer> cards = [];

    public async Task Add(StoreFile file, StoreRows rows, CancellationToken ct)
    {
        var known = (await db.Bookings.Where(booking => booking.StoreId == rows.Store.Id).Select(booking => booking.Id).ToListAsync(ct)).ToHashSet();
        var zone = DateTimeZoneProviders.Tzdb[file.Timezone];
        List<Place> taken = [];
        foreach (var part in file.Bookings)
        {
            var resource = rows.Resources.First(row => row.Name == (part.Staff ?? part.Area) && (row.Kind == ResourceKind.Area) == (part.Staff is null));
            var services = part.Services.Select(name => DiaryRows.Named(rows.Services, name)!).ToList();
            var start = zone.AtLeniently(Spans.Start(part.Start)!.Value).ToInstant();
            var end = start + Duration.FromMinutes(part.Minutes ?? Usual(rows, resource, services));
            var place = new Place(resource.Id, start, end, end);

            // A diary may hold two at once for one person: it is shown as it is.
            var forced = resource.Kind != ResourceKind.Area && taken.Exists(other => other.ResourceId == place.ResourceId && other.StartsAt < end && start < other.EndsAt);
            taken.Add(place);
            var id = IdOf(rows.Store.Id, $"{resource.Name}|{part.Start}|{taken.Count(other => other == place)}");
            if (known.Contains(id))
                continue;
            db.Bookings.Add(await Booked(part, id, rows, resource, services, place, forced, ct));
        }
    }

    private async Task<Booking> Booked(
        StoreFile.BookingPart part, Guid id, StoreRows rows, Resource resource, List<Service> services, Place place, bool forced, CancellationToken ct)
    {
        var kind = resource.Kind == ResourceKind.Area ? BookingKind.Reservation : BookingKind.Appointment;
        var booking = new Booking(id, rows.Store.TenantId, rows.Store.Id, kind, null, false, moment.Now);
        booking.Wants([.. services.Select(service => new BookedService(service.Id, service.Name, service.Minutes, service.Price))]);
        booking.Seats(kind == BookingKind.Reservation ? part.Party ?? 2 : null);
        if (part.Note is { } note)
            booking.Remark(vault.Seal(note));
        Customer? card = null;
        if (part.Customer is { } by)
        {
            booking.For(by.Name);
            if (by.Birthdate is { } birthdate)
                booking.BornOn(vault.Seal(birthdate), vault.KeyOf(birthdate));
            card = by.Phone is { } phone ? await Card(by, PhoneNumber.Parse(phone), ct) : null;
            if (card is not null)
                booking.CallBackOn(card.Phone);
        }

        booking.Take(place, card?.Id, "seed", moment.Now, forced);
        return booking;
    }

    private async Task<Customer> Card(StoreFile.BookedByPart by, PhoneNumber phone, CancellationToken ct)
    {
        var key = vault.KeyOf(phone);
        if (cards.TryGetValue(key, out var card))
            return card;
        card = await db.Customers.FirstOrDefaultAsync(customer => customer.PhoneKey == key, ct);
        if (card is null)
        {
            card = new Customer(moment.NewId(), Guid.Empty, by.Name, vault.Seal(phone.Value), key, moment.Now);
            db.Customers.Add(card);
        }

        if (by.Birthdate is { } birthdate)
            card.Birthdate ??= vault.Seal(birthdate);
        return cards[key] = card;
    }

    private static int Usual(StoreRows rows, Resource resource, List<Service> services)
    {
        if (resource.Kind == ResourceKind.Area)
            return rows.Store.Reservations?.DurationMinutes ?? 90;
        return services.Count > 0 ? services.Sum(service => service.Minutes) : 30;
    }

    private static Guid IdOf(Guid store, string place)
    {
        var hash = SHA256.HashData([.. store.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(place)]);
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x80), (byte)((hash[8] & 0x3F) | 0x80));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
