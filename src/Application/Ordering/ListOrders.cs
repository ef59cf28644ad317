using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Ordering;

/// <summary>Confirmed orders, the latest first.</summary>
/// <param name="Since">Only those confirmed at or after this instant.</param>
public sealed record ListOrders(Guid? StoreId, OrderStatus? Status, Instant? Since, int Limit = Slice.Usual, Position? After = null)
    : IRequest<Slice<OrderView>>;

internal sealed class ListOrdersValidator : AbstractValidator<ListOrders>
{
    public ListOrdersValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, Slice.Most);
}

internal sealed class ListOrdersHandler(IKallikyDb db, IVault vault) : IRequestHandler<ListOrders, Slice<OrderView>>
{
    public async Task<Slice<OrderView>> Handle(ListOrders request, CancellationToken ct)
    {
        var rows = OrderRow.Confirmed(db);
        if (request.StoreId is { } store)
            rows = rows.Where(row => row.StoreId == store);
        if (request.Status is { } status)
            rows = rows.Where(row => row.Status == status);
        if (request.Since is { } since)
            rows = rows.Where(row => row.ConfirmedAt >= since);
        if (request.After is { Time: var time, Id: var id })
            rows = rows.Where(row => row.ConfirmedAt < time || (row.ConfirmedAt == time && row.Id < id));
        var read = await rows.OrderByDescending(row => row.ConfirmedAt).ThenByDescending(row => row.Id)
            .Take(request.Limit + 1).ToListAsync(ct);
        return Slice.Cut(read, request.Limit, row => row.Position, row => row.Open(vault));
    }
}
