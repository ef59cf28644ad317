using System.Text.Json;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>What was dictated in a call: the orders it made, and the drafts it left, the latest first.</summary>
public sealed record ListDictatedOrders(Guid CallId) : IRequest<IReadOnlyList<ListDictatedOrders.Dictated>>
{
    /// <param name="Number">Null for a draft.</param>
    public sealed record Dictated(
        Guid Id, int? Number, OrderStatus Status, Fulfilment? Fulfilment, Instant? ReadyAt, DeliveryAddress? Address,
        IReadOnlyList<(KitchenLine Line, Money Total)> Lines, IReadOnlyList<string> Allergies, Money DeliveryFee, Money Total);
}

internal sealed class ListDictatedOrdersHandler(IKallikyDb db, IVault vault) : IRequestHandler<ListDictatedOrders, IReadOnlyList<ListDictatedOrders.Dictated>>
{
    /// <summary>A call that dictates more is no conversation.</summary>
    private const int Most = 20;

    public async Task<IReadOnlyList<ListDictatedOrders.Dictated>> Handle(ListDictatedOrders request, CancellationToken ct)
    {
        var orders = await db.Orders.AsNoTracking().Where(order => order.CallId == request.CallId)
            .OrderByDescending(order => order.CreatedAt).Take(Most).ToListAsync(ct);
        var menu = await MenuGroups.Of(db, orders.SelectMany(order => order.Lines), ct);
        return orders.ConvertAll(order => new ListDictatedOrders.Dictated(
            order.Id, order.Number, order.Status, order.Fulfilment, order.ReadyAt,
            vault.Open(order.Address) is { } json ? JsonSerializer.Deserialize<DeliveryAddress>(json) : null,
            [.. menu.Lines(order.Lines).Zip(order.Lines, (line, dictated) => (line, dictated.Total))],
            order.Allergies, order.DeliveryFee, order.Total));
    }
}
