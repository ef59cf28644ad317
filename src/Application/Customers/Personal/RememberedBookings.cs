using System.Text.Json.Nodes;
using Kalliky.Application.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers.Personal;

/// <summary>Bookings: the place in the diary stays, without whose it was.</summary>
internal sealed class RememberedBookings(IKallikyDb db, IVault vault) : IRemember
{
    public string Room => "bookings";

    public async Task<JsonArray> Tell(Person person, CancellationToken ct)
    {
        var bookings = await db.Bookings.AsNoTracking().Where(booking => person.Bookings.Contains(booking.Id)).OrderBy(booking => booking.StartsAt).ToListAsync(ct);
        return
        [
            .. bookings.Select(booking => new JsonObject
            {
                ["kind"] = booking.Kind.ToString(),
                ["status"] = booking.Status.ToString(),
                ["starts_at"] = booking.StartsAt.ToString(),
                ["ends_at"] = booking.EndsAt.ToString(),
                ["services"] = new JsonArray([.. booking.Services.Select(service => JsonValue.Create(service.Name))]),
                ["party_size"] = booking.PartySize,
                ["article"] = booking.Article?.Name,
                ["name"] = booking.CustomerName,
                ["phone"] = vault.Open(booking.CustomerPhone),
                ["birthdate"] = vault.Open(booking.Birthdate),
                ["note"] = vault.Open(booking.Note),
            }),
        ];
    }

    public async Task<IReadOnlyDictionary<string, int>> Forget(Person person, CancellationToken ct)
    {
        foreach (var booking in await db.Bookings.Where(booking => person.Bookings.Contains(booking.Id)).ToListAsync(ct))
            booking.Forget();
        return new Dictionary<string, int> { ["bookings"] = person.Bookings.Count };
    }
}
