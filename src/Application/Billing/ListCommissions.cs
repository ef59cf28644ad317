using FluentValidation;
using Kalliky.Application.Shared;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Billing;

/// <summary>The commissions of a month, the latest first: one line for each order, one for each time that money was given back, and one
/// for what was kept out of a payment by link, or given back of that. What was announced is replaced by what became of it.</summary>
/// <param name="Month">Any day of it; the present one when none is named.</param>
/// <param name="StoreId">Only of this store.</param>
public sealed record ListCommissions(LocalDate? Month = null, Guid? StoreId = null, int Limit = Slice.Usual, Position? After = null) : IRequest<Slice<ListCommissions.Row>>
{
    /// <summary>As many as a file for the accounts holds.</summary>
    public const int Most = 20_000;

    /// <param name="Id">The ledger's entry.</param>
    /// <param name="CustomerName">Null once it was erased.</param>
    /// <param name="Goods">Less than nothing where something was taken back.</param>
    public sealed record Row(
        Guid Id, LedgerKind Kind, Instant At, Guid StoreId, string Store, string StoreKey, string TimeZone, Guid OrderId, int OrderNumber, string? CustomerName, Guid CallId,
        Money Goods, Money DeliveryFee, int BasisPoints, Money Commission)
    {
        /// <summary>Kept with the commission out of a payment by link; less than nothing, since the invoice takes it off.</summary>
        public Money Tax { get; init; }
    }
}

internal sealed class ListCommissionsValidator : AbstractValidator<ListCommissions>
{
    public ListCommissionsValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, ListCommissions.Most);
}

internal sealed class ListCommissionsHandler(IKallikyDb db, IMoment moment) : IRequestHandler<ListCommissions, Slice<ListCommissions.Row>>
{
    public async Task<Slice<ListCommissions.Row>> Handle(ListCommissions request, CancellationToken cancellationToken)
    {
        var month = request.Month is { } day ? BillingMonth.Of(day) : BillingMonth.Of(moment.Now);
        var entries = CommissionLines.Whole(month, db);
        if (request.StoreId is { } store)
            entries = entries.Where(entry => entry.StoreId == store);
        if (request.After is { Time: var time, Id: var id })
            entries = entries.Where(entry => entry.At <= time && (entry.At < time || entry.Id < id));
        var rows = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(request.Limit + 1)
            .Join(db.Stores, entry => entry.StoreId, shop => shop.Id, (entry, shop) => new { entry, shop })
            .Join(db.Orders, pair => pair.entry.OrderId, order => order.Id, (pair, order) => new { pair.entry, pair.shop, order })
            .OrderByDescending(row => row.entry.At).ThenByDescending(row => row.entry.Id)
            .Select(row => new ListCommissions.Row(
                row.entry.Id, row.entry.Kind, row.entry.At, row.shop.Id, row.shop.Name, row.shop.Key, row.shop.TimeZone, row.order.Id, row.order.Number ?? 0, row.order.CustomerName,
                row.entry.CallId, row.entry.Goods, row.order.DeliveryFee, row.entry.BasisPoints, row.entry.Commission)
            {
                Tax = row.entry.Tax,
            })
            .ToListAsync(cancellationToken);
        return Slice.Cut(rows, request.Limit, row => new Position(row.At, row.Id), row => row);
    }
}

/// <summary>The entries of a month that say where each order stands now.</summary>
internal static class CommissionLines
{
    /// <summary>Without by what way a commission was paid, which is another matter.</summary>
    public static IQueryable<LedgerEntry> Of(BillingMonth month, IKallikyDb db) => Whole(month, db).Where(entry => entry.Kind != LedgerKind.Settled);

    /// <summary>With what was kept out of payments by link.</summary>
    public static IQueryable<LedgerEntry> Whole(BillingMonth month, IKallikyDb db) => db.LedgerEntries.AsNoTracking()
        .Where(entry => entry.Month == month.First && (entry.Kind != LedgerKind.Announced
            || !db.LedgerEntries.Any(later => later.OrderId == entry.OrderId && (later.Kind == LedgerKind.Earned || later.Kind == LedgerKind.Reversed))));
}
