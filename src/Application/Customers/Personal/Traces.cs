using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers.Personal;

/// <summary>Finds the traces of a person: by their cards, by the keyed hash of their numbers, and, where a number is only
/// sealed, by opening every one. The last is slow on purpose: it is done for a right, not for a page.</summary>
internal sealed class Traces(IKallikyDb db, IVault vault)
{
    /// <summary>Null when the business has no such card.</summary>
    public async Task<Person?> Of(Guid card, CancellationToken ct)
    {
        var cards = await db.Customers.AsNoTracking().Where(known => known.Id == card || known.MergedInto == card).ToListAsync(ct);
        if (cards.Find(known => known.Id == card) is not { MergedInto: null } whole)
            return null;
        var ids = cards.ConvertAll(known => known.Id);
        var keys = cards.ConvertAll(known => known.PhoneKey);
        var numbers = cards.Select(known => vault.Open(known.Phone)).OfType<string>().ToHashSet(StringComparer.Ordinal);

        // Whoever books for somebody else dictates their number, and the call then has their card: it is not theirs for that.
        var own = await db.Calls
            .Where(call => keys.Contains(call.CallerKey) || (call.CallerKey == "" && call.CustomerId != null && ids.Contains(call.CustomerId.Value)))
            .Select(call => call.Id).ToListAsync(ct);
        var lent = await db.Calls.Where(call => call.CustomerId != null && ids.Contains(call.CustomerId.Value) && !own.Contains(call.Id))
            .Select(call => call.Id).ToListAsync(ct);
        var orders = await db.Orders
            .Where(order => (order.CustomerId != null && ids.Contains(order.CustomerId.Value))
                || (order.CustomerId == null && order.CallId != null && own.Contains(order.CallId.Value)))
            .Select(order => order.Id).ToListAsync(ct);
        var tickets = await db.Tickets
            .Where(ticket => (ticket.CustomerId != null && ids.Contains(ticket.CustomerId.Value) && (ticket.CallId == null || !lent.Contains(ticket.CallId.Value)))
                || (ticket.CustomerId == null && ticket.CallId != null && own.Contains(ticket.CallId.Value)))
            .Select(ticket => ticket.Id).ToListAsync(ct);
        var bookings = await db.Bookings
            .Where(booking => (booking.CustomerId != null && ids.Contains(booking.CustomerId.Value))
                || (booking.CustomerId == null && booking.CallId != null && own.Contains(booking.CallId.Value)))
            .Select(booking => booking.Id).ToListAsync(ct);
        bookings = [.. bookings.Union(await Naming(db.Bookings.Where(booking => booking.CustomerPhone != null).Select(booking => new Kept(booking.Id, booking.CustomerPhone!)), numbers, ct))];
        orders = [.. orders.Union(await Naming(db.Orders.Where(order => order.CustomerPhone != null).Select(order => new Kept(order.Id, order.CustomerPhone!)), numbers, ct))];
        tickets = [.. tickets.Union(await Naming(db.Tickets.Where(ticket => ticket.Phone != null).Select(ticket => new Kept(ticket.Id, ticket.Phone!)), numbers, ct))];

        // What was dictated in somebody else's call holds the number too.
        var told = await db.Orders.Where(order => order.CallId != null && orders.Contains(order.Id)).Select(order => order.CallId!.Value)
            .Union(db.Tickets.Where(ticket => ticket.CallId != null && tickets.Contains(ticket.Id)).Select(ticket => ticket.CallId!.Value))
            .Union(db.Bookings.Where(booking => booking.CallId != null && bookings.Contains(booking.Id)).Select(booking => booking.CallId!.Value))
            .ToListAsync(ct);
        return new Person(card, ids, numbers, keys, vault.Open(whole.Email), own, [.. own.Union(told).Union(lent)], orders, tickets, bookings);
    }

    /// <summary>The rows whose sealed words are one of those.</summary>
    public async Task<List<Guid>> Naming(IQueryable<Kept> rows, IReadOnlySet<string> words, CancellationToken ct)
    {
        var found = new List<Guid>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (vault.Open(row.Words) is { } text && words.Contains(text))
                found.Add(row.Id);
        }

        return found;
    }

    public sealed record Kept(Guid Id, Sealed Words);
}
