using System.Text.Json.Nodes;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Customers.Personal;

/// <summary>Orders: the slip stays, without whose it was.</summary>
internal sealed class RememberedOrders(IKallikyDb db, IVault vault) : IRemember
{
    public string Room => "orders";

    public async Task<JsonArray> Tell(Person person, CancellationToken ct)
    {
        var orders = await db.Orders.AsNoTracking().Where(order => person.Orders.Contains(order.Id)).OrderBy(order => order.CreatedAt).ToListAsync(ct);
        return
        [
            .. orders.Select(order => new JsonObject
            {
                ["at"] = (order.ConfirmedAt ?? order.CreatedAt).ToString(),
                ["number"] = order.Number,
                ["status"] = order.Status.ToString(),
                ["name"] = order.CustomerName,
                ["phone"] = vault.Open(order.CustomerPhone),
                ["address"] = vault.OpenAddress(order.Address) is { } to ? $"{to.Street}, {to.Postcode} {to.City} {to.Details}".Trim() : null,
                ["lines"] = new JsonArray([.. order.Lines.Select(line => JsonValue.Create($"{line.Quantity} {line.Name}{(line.Note is { } note ? $" ({note})" : "")}"))]),
                ["allergies"] = new JsonArray([.. order.Allergies.Select(allergy => JsonValue.Create(allergy))]),
                ["note"] = order.Note,
                ["total_cents"] = order.Total.Cents,
            }),
        ];
    }

    public async Task<IReadOnlyDictionary<string, int>> Forget(Person person, CancellationToken ct)
    {
        foreach (var order in await db.Orders.Where(order => person.Orders.Contains(order.Id)).ToListAsync(ct))
            order.Forget();
        return new Dictionary<string, int> { ["orders"] = person.Orders.Count };
    }
}
