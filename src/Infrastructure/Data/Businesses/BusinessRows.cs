using System.Reflection;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kalliky.Infrastructure.Data.Businesses;

/// <summary>Erases by the model itself, so that no table can be forgotten: whatever is a business's goes, unless it is named
/// here. Orders, calls and stores that the ledger speaks of stay as mere numbers and times.</summary>
internal sealed class BusinessRows(KallikyDb db, CurrentTenant tenant, IDoors doors, Keyring keyring) : IBusinessRows
{
    /// <summary>Invoices with what explains and pays them, and the row that they all hang on.</summary>
    private static readonly HashSet<Type> Kept =
    [
        typeof(Business), typeof(BusinessKey), typeof(Invoice), typeof(InvoiceDocument), typeof(KeptInvoice), typeof(MonthClosing), typeof(PaidPeriod), typeof(InvoiceTransfer),
        typeof(PlanRefund), typeof(LedgerEntry), typeof(LedgerLine),
    ];

    /// <summary>Goes by a door: the application may not delete it.</summary>
    private static readonly Type Journal = typeof(JournalLine);

    public async Task<int> Erase(int most, CancellationToken ct)
    {
        var erased = 0;
        foreach (var step in Steps())
        {
            // One step's worth, whichever tables it is of.
            if ((erased += await step(most - erased, ct)) >= most)
                break;
        }

        return erased;
    }

    public async Task EraseKey(CancellationToken ct)
    {
        await db.BusinessKeys.ExecuteDeleteAsync(ct);
        keyring.Forget(tenant.Required());
    }

    private IEnumerable<Func<int, CancellationToken, Task<int>>> Steps()
    {
        yield return EmptyOrders;
        yield return EmptyCalls;
        yield return EmptyStores;
        foreach (var entity in ByDependence())
        {
            foreach (var link in entity.GetForeignKeys().Where(link => link.PrincipalEntityType == entity))
                yield return (most, ct) => Call(nameof(Unhook), entity, link.Properties.Single(part => part.IsNullable).Name, most, ct);
            yield return (most, ct) => Call(nameof(Delete), entity, most, ct);
        }

        yield return (most, ct) => doors.EraseRemains(tenant.Required(), most, ct);
    }

    // Whoever refers to a row goes before it.
    private List<IEntityType> ByDependence()
    {
        var sorted = new List<IEntityType>();
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => typeof(TenantEntity).IsAssignableFrom(entity.ClrType) && entity.ClrType != Journal))
            Add(entity, sorted);
        return sorted;
    }

    private static void Add(IEntityType entity, List<IEntityType> sorted)
    {
        if (sorted.Contains(entity) || Kept.Contains(entity.ClrType))
            return;
        foreach (var link in entity.GetReferencingForeignKeys().Where(link => link.DeclaringEntityType != entity))
            Add(link.DeclaringEntityType, sorted);
        sorted.Add(entity);
    }

    private Task<int> Call(string what, IEntityType entity, params object[] values) =>
        (Task<int>)typeof(BusinessRows).GetMethod(what, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(entity.ClrType).Invoke(this, values)!;

    // Rows of one kind that refer to each other may do so in a ring.
    private Task<int> Unhook<T>(string column, int most, CancellationToken ct)
        where T : TenantEntity =>
        db.Set<T>().Where(row => EF.Property<Guid?>(row, column) != null).Take(most)
            .ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<Guid?>(row, column), (Guid?)null), ct);

    private Task<int> Delete<T>(int most, CancellationToken ct)
        where T : TenantEntity =>
        Unbilled<T>().Take(most).ExecuteDeleteAsync(ct);

    private IQueryable<T> Unbilled<T>()
        where T : TenantEntity => db.Set<T>() switch
    {
        DbSet<Order> => (IQueryable<T>)db.Orders.Where(order => !db.LedgerEntries.Any(entry => entry.OrderId == order.Id)),
        DbSet<Call> => (IQueryable<T>)db.Calls.Where(call => !db.LedgerEntries.Any(entry => entry.CallId == call.Id)),
        DbSet<Store> => (IQueryable<T>)db.Stores.Where(store => !db.LedgerEntries.Any(entry => entry.StoreId == store.Id)),
        var all => all,
    };

    // An order without a version was emptied.
    private Task<int> EmptyOrders(int most, CancellationToken ct) => db.Orders
        .Where(order => order.Version != 0 && db.LedgerEntries.Any(entry => entry.OrderId == order.Id)).Take(most)
        .ExecuteUpdateAsync(
            set => set.SetProperty(order => order.Version, 0).SetProperty(order => order.ReadBackVersion, (int?)null)
                .SetProperty(order => order.CustomerId, (Guid?)null).SetProperty(order => order.CustomerName, (string?)null)
                .SetProperty(order => order.CustomerPhone, (Sealed?)null).SetProperty(order => order.Address, (Sealed?)null)
                .SetProperty(order => order.Lines, Array.Empty<OrderLine>()).SetProperty(order => order.Allergies, Array.Empty<string>())
                .SetProperty(order => order.Note, (string?)null).SetProperty(order => order.History, Array.Empty<OrderChange>()),
            ct);

    // A call that is known to the carrier by our own id was emptied.
    private Task<int> EmptyCalls(int most, CancellationToken ct) => db.Calls
        .Where(call => call.CarrierId != call.Id.ToString() && db.LedgerEntries.Any(entry => entry.CallId == call.Id)).Take(most)
        .ExecuteUpdateAsync(
            set => set.SetProperty(call => call.CarrierId, call => call.Id.ToString()).SetProperty(call => call.Caller, new Sealed([]))
                .SetProperty(call => call.CallerKey, "").SetProperty(call => call.CustomerId, (Guid?)null).SetProperty(call => call.Disclosure, (Disclosure?)null)
                .SetProperty(call => call.BriefingHash, (string?)null).SetProperty(call => call.Summary, (Sealed?)null)
                .SetProperty(call => call.Satisfaction, (int?)null).SetProperty(call => call.Extract, (Sealed?)null).SetProperty(call => call.Node, (string?)null),
            ct);

    private async Task<int> EmptyStores(int most, CancellationToken ct)
    {
        var named = await db.Stores.Where(store => store.Name != "" && db.LedgerEntries.Any(entry => entry.StoreId == store.Id)).OrderBy(store => store.Id).Take(most).ToListAsync(ct);
        named.ForEach(store => store.Forget());
        await db.SaveChangesAsync(ct);
        return named.Count;
    }
}
