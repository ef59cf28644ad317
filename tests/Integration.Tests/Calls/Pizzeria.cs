using System.Globalization;
using Kalliky.Fakes.Telnyx;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The demo pizzeria alone, with its whole menu.</summary>
public sealed class Pizzeria : HighStreet
{
    protected override IReadOnlyList<string> Keys => ["pizza-mario"];

    /// <summary>What the caller's call left, in one line an order.</summary>
    public Task<string[]> Orders(FakeCall call) => Read(async (db, vault) =>
    {
        var id = await db.Calls.Where(row => row.CarrierId == call.Id).Select(row => row.Id).SingleAsync();
        var orders = await db.Orders.AsNoTracking().Where(order => order.CallId == id).ToListAsync();
        return orders.Select(order => string.Join(" | ",
            order.Status,
            order.Fulfilment,
            order.ReadyAt is { } at ? at.InZone(DateTimeZoneProviders.Tzdb["Europe/Paris"]).ToString("HH:mm", CultureInfo.InvariantCulture) : "-",
            order.CustomerName,
            vault.Open(order.CustomerPhone),
            string.Join(" + ", order.Lines.Select(line => $"{line.Quantity} {line.Name} [{string.Join(',', line.Options.Select(option => option.Name))}] -{string.Join(',', line.Removed)}").Order()),
            order.Total.Cents)).ToArray();
    });
}

/// <summary>Classes that share one pizzeria; a node that a test adds is ended by that test.</summary>
[CollectionDefinition]
public sealed class OnePizzeria : ICollectionFixture<Pizzeria>;
