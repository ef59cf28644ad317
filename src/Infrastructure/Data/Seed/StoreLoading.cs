using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Seed.Files;
using Kalliky.Infrastructure.Data.Vault;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>Puts stores from files into the current business. A store of the same key is brought up to date: what is named
/// alike keeps its id, so that orders and pages still find it.</summary>
internal sealed class StoreLoading(KallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant, DialledNumbers numbers, SeededBookings bookings)
{
    public async Task Load(StoreFile file, CancellationToken ct)
    {
        var store = await db.Stores.SingleOrDefaultAsync(store => store.Key == file.Key, ct) ?? New(file);
        StoreRows.Describe(store, file);
        store.CatalogueChanged();
        store.Number = vault.Seal(file.Number);
        store.NumberKey = await Alone(store, file, ct);
        store.ForwardTo = file.ForwardTo is { } human ? vault.Seal(human) : null;
        var rows = await Bring(store, file, ct);
        await db.SaveChangesAsync(ct);
        await bookings.Add(file, rows, ct);
        await db.SaveChangesAsync(ct);
    }

    private Store New(StoreFile file)
    {
        var store = new Store(moment.NewId(), tenant.Required(), file.Key, file.Name, file.Trade, file.Timezone);
        db.Stores.Add(store);
        return store;
    }

    private async Task<string> Alone(Store store, StoreFile file, CancellationToken ct)
    {
        var key = await numbers.KeyOf(PhoneNumber.Parse(file.Number), ct);
        return await db.Stores.AnyAsync(other => other.NumberKey == key && other.Id != store.Id, ct)
            ? throw new StoreFileException(file.Key, $"number: {file.Number} is already the number of another store.")
            : key;
    }

    private async Task<StoreRows> Bring(Store store, StoreFile file, CancellationToken ct)
    {
        var categories = await db.Categories.Where(category => category.StoreId == store.Id).ToListAsync(ct);
        var products = await db.Products.Where(product => product.StoreId == store.Id).ToListAsync(ct);
        var services = await db.Services.Where(service => service.StoreId == store.Id).ToListAsync(ct);
        var resources = await db.Resources.Where(resource => resource.StoreId == store.Id).ToListAsync(ct);
        var names = categories.ToDictionary(category => category.Id, category => category.Name);
        var known = new KnownIds(moment.NewId);
        categories.ForEach(category => known.Add(typeof(Category), category.Name, null, category.Id));
        products.ForEach(product => known.Add(typeof(Product), product.Name, names[product.CategoryId], product.Id));
        services.ForEach(service => known.Add(typeof(Service), service.Name, null, service.Id));
        resources.ForEach(resource => known.Add(typeof(Resource), resource.Name, null, resource.Id));
        var rows = StoreRows.Of(file, store, known.Of);
        db.RemoveRange(Bring(categories, rows.Categories));
        db.RemoveRange(Bring(products, rows.Products));

        // What was booked once stays in the diary: it only is no longer offered.
        foreach (var gone in Bring(services, rows.Services))
            gone.IsActive = false;
        var feeds = resources.ToDictionary(resource => resource.Id, resource => resource.FeedKey);
        foreach (var gone in Bring(resources, rows.Resources))
            gone.IsActive = false;
        foreach (var kept in resources)
            kept.FeedKey = feeds[kept.Id];
        return rows;
    }

    // Answers the rows that the file no longer names.
    private List<T> Bring<T>(List<T> present, IReadOnlyList<T> wanted)
        where T : TenantEntity
    {
        foreach (var row in wanted)
        {
            if (present.Find(known => known.Id == row.Id) is { } known)
                db.Entry(known).CurrentValues.SetValues(row);
            else
                db.Add(row);
        }

        return present.FindAll(row => wanted.All(kept => kept.Id != row.Id));
    }

    /// <summary>The ids of what is named alike; each is given once, so that two dishes of one name stay two.</summary>
    private sealed class KnownIds(Func<Guid> newId)
    {
        private readonly Dictionary<(Type, string, string?), Queue<Guid>> ids = [];

        public void Add(Type kind, string name, string? within, Guid id)
        {
            if (!ids.TryGetValue((kind, name, within), out var alike))
                ids[(kind, name, within)] = alike = new Queue<Guid>();
            alike.Enqueue(id);
        }

        public Guid Of(Type kind, string name, string? within) =>
            ids.TryGetValue((kind, name, within), out var alike) && alike.TryDequeue(out var id) ? id : newId();
    }
}
