using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace Kalliky.Infrastructure.Data.Businesses;

/// <summary>Keeps each store's sheet until its version grows: one small query a turn, the whole menu only after a change.</summary>
internal sealed class StoreSheets(
    IKallikyDb db, IVault vault, SheetCache cache, SheetVersions versions, CurrentTenant tenant, CurrentCall call) : IStoreSheets
{
    public async ValueTask<StoreSheet> Of(Guid storeId, CancellationToken ct)
    {
        if (call.Sheet is { } known && known.StoreId == storeId)
            return known;
        var version = await versions.Of(tenant.Required(), storeId, ct)
            ?? throw new InvalidOperationException("The store is not one of the current tenant.");
        return cache.Find(storeId, version) ?? cache.Keep(await Read(storeId, ct));
    }

    private async Task<StoreSheet> Read(Guid storeId, CancellationToken ct)
    {
        var store = await db.Stores.AsNoTracking().SingleAsync(store => store.Id == storeId, ct);
        var business = await db.Businesses.Select(business => business.Name).SingleAsync(ct);
        var categories = await db.Categories.AsNoTracking().Where(category => category.StoreId == storeId).OrderBy(category => category.Position).ToListAsync(ct);
        var products = await db.Products.AsNoTracking().Where(product => product.StoreId == storeId).OrderBy(product => product.Position).ToListAsync(ct);
        var services = await db.Services.AsNoTracking().Where(service => service.StoreId == storeId && service.IsActive).OrderBy(service => service.Position).ToListAsync(ct);
        var resources = await db.Resources.AsNoTracking().Where(resource => resource.StoreId == storeId && resource.IsActive).OrderBy(resource => resource.Position).ToListAsync(ct);
        return Sheet.Of(business, store, vault.Open(store.ForwardTo), categories, products, services, resources);
    }
}

/// <summary>The sheets of the stores that were called last; a few thousand at most.</summary>
internal sealed class SheetCache : IDisposable
{
    private readonly MemoryCache sheets = new(new MemoryCacheOptions { SizeLimit = 2_000 });

    public StoreSheet? Find(Guid storeId, int version) => sheets.Get<StoreSheet>(storeId) is { } sheet && sheet.Version == version ? sheet : null;

    public StoreSheet Keep(StoreSheet sheet) =>
        sheets.Set(sheet.StoreId, sheet, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(1) });

    public void Dispose() => sheets.Dispose();
}

/// <summary>Rows into a sheet; without a database too, for stores that come from a file.</summary>
internal static class Sheet
{
    public static StoreSheet Of(
        string business, Store store, string? forwardTo, IEnumerable<Category> categories, IEnumerable<Product> products,
        IEnumerable<Service> services, IEnumerable<Resource> resources)
    {
        var byCategory = products.ToLookup(product => product.CategoryId);
        return new StoreSheet(
            store.TenantId,
            store.Id,
            store.CatalogueVersion,
            business,
            store.Name,
            store.Trade,
            DateTimeZoneProviders.Tzdb[store.TimeZone],
            PhoneNumber.TryParse(forwardTo, out var human) ? human : null,
            store.Address,
            store.Hours,
            store.PaymentMeans,
            store.Faqs,
            store.PrepMinutes,
            store.Delivery,
            store.Alcohol,
            store.Assistant,
            store.OrdersPausedUntil,
            [.. categories.Select(category => Of(category, byCategory[category.Id]))],
            store.TradeData)
        {
            Bookings = store.Bookings,
            Reservations = store.Reservations,
            Returns = store.Returns,
            PaysByLink = store.PaymentLinks.IsOn,
            Services = [.. services.Select(service => new SheetService(
                service.Id, service.Code, service.Name, service.Minutes, service.Buffer, service.Price, service.Aliases))],
            Resources = [.. resources.Select(resource => new SheetResource(
                resource.Id, resource.Kind, resource.Name, resource.Covers, resource.Hours, resource.DoesAll, resource.ServiceIds))],
        };
    }

    private static SheetCategory Of(Category category, IEnumerable<Product> products) => new(
        category.Id,
        category.Name,
        category.TakeAwayVat,
        category.EatInVat,
        category.OptionGroups,
        [.. products.Select(product => Of(category, product))]);

    private static SheetProduct Of(Category category, Product product) => new(
        product.Id,
        product.Name,
        product.Aliases,
        product.Price,
        product.Ingredients,
        product.Allergens,
        product.IsAlcohol,
        product.IsAvailable,
        product.BackAt,
        category.Name,
        category.TakeAwayVat,
        category.EatInVat,
        category.OptionGroups,
        product.Sizes);
}
