using Kalliky.Application.Businesses;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Businesses;

namespace Kalliky.Infrastructure.Data.Seed.Files;

/// <summary>A file's store as the rows it becomes. The telephone numbers are not in them: they are sealed when they are saved.</summary>
public sealed record StoreRows(
    Store Store, IReadOnlyList<Category> Categories, IReadOnlyList<Product> Products, IReadOnlyList<Service> Services, IReadOnlyList<Resource> Resources)
{
    /// <summary>What a shop has in stock stands under this name.</summary>
    public const string Articles = "Articles";

    /// <summary>Rows of a business, with new ids.</summary>
    public static StoreRows Of(StoreFile file, Guid tenantId, Func<Guid> newId)
    {
        var store = new Store(newId(), tenantId, file.Key, file.Name, file.Trade, file.Timezone);
        Describe(store, file);
        return Of(file, store, (_, _, _) => newId());
    }

    /// <summary>The menu, the services and the team of a store that is there already.</summary>
    /// <param name="idOf">The id of a row: its kind, its name, and of a product its category's.</param>
    public static StoreRows Of(StoreFile file, Store store, Func<Type, string, string?, Guid> idOf)
    {
        var parts = file.ProductsInStock.Count == 0
            ? file.Categories
            : [.. file.Categories, new StoreFile.CategoryPart { Name = Articles, Vat = 20, Products = file.ProductsInStock }];
        var categories = parts.Select((part, position) => CategoryOf(part, store, position, idOf(typeof(Category), part.Name, null))).ToList();
        var products = categories.Zip(parts)
            .SelectMany(pair => pair.Second.Products.Select(part => (Category: pair.First, Part: part)))
            .Select((row, position) => ProductOf(row.Part, row.Category, position, idOf(typeof(Product), row.Part.Name, row.Category.Name))).ToList();
        var services = DiaryRows.Services(file, store, name => idOf(typeof(Service), name, null));
        var resources = DiaryRows.Resources(file, store, services, name => idOf(typeof(Resource), name, null));
        return new StoreRows(store, categories, products, services, resources);
    }

    /// <summary>What the assistant may know of a file's store, without a database.</summary>
    public static StoreSheet SheetOf(StoreFile file, Guid tenantId, Func<Guid> newId)
    {
        var rows = Of(file, tenantId, newId);
        return Sheet.Of(file.Name, rows.Store, file.ForwardTo, rows.Categories, rows.Products, rows.Services, rows.Resources);
    }

    /// <summary>Gives a store all that its file says about it, but the menu.</summary>
    public static void Describe(Store store, StoreFile file)
    {
        store.Name = file.Name;
        store.TimeZone = file.Timezone;
        store.Address = file.Address is { } at ? new StoreAddress(at.Street, at.Postcode, at.City, at.Access) : StoreAddress.Unknown;
        Equip(store, file);
    }

    /// <summary>How a store of the file works, whatever its name and wherever it stands.</summary>
    public static void Equip(Store store, StoreFile file)
    {
        store.Hours = Spans.Hours(file.Hours, file.Closures, file.ExceptionalDays);
        store.PaymentMeans = file.Payment;
        store.Faqs = [.. file.Faq.Select(part => new Faq(part.Q, part.A))];
        store.PrepMinutes = file.PrepMinutes;
        store.Delivery = file.Delivery is { } delivery
            ? new Delivery(delivery.Minimum, delivery.Fee, delivery.Minutes, [.. delivery.Zones.Select(zone => new DeliveryZone(zone.City, zone.Postcodes))])
            : null;
        store.Alcohol = file.Alcohol is { Licence: true } alcohol && Spans.Span(alcohol.Hours) is var hours ? new AlcoholLicence(hours.From, hours.To) : null;
        store.Reservations = DiaryRows.Reservations(file);
        store.Returns = file.Returns is { } returns ? new ReturnRules(returns.Days, returns.WithoutReceipt) : null;
        store.TradeData = file.Rest.Count == 0 ? null : file.Rest.ToJsonString(Mapping.Json.Options);
    }

    private static Category CategoryOf(StoreFile.CategoryPart part, Store store, int position, Guid id)
    {
        var vat = (int)(part.Vat * 10);
        return new Category(id, store.TenantId, store.Id, part.Name, position)
        {
            TakeAwayVat = vat,

            // The reduced rate is for what is kept; eaten on the spot, food is at 10 %.
            EatInVat = Math.Max(vat, 100),
            OptionGroups = [.. part.Options.Select(group => new OptionGroup(
                group.Name, group.Min, group.Max, group.Default, [.. group.Choices.Select(choice => new OptionChoice(choice.Name, choice.Price))]))],
        };
    }

    private static Product ProductOf(StoreFile.ProductPart part, Category category, int position, Guid id) =>
        new(id, category.TenantId, category.StoreId, category.Id, part.Name, new Money(part.Price ?? 0), position)
        {
            Aliases = part.Aliases,
            Ingredients = part.Ingredients,
            Allergens = part.Allergens,
            IsAlcohol = part.Alcohol,
            Sizes = part.Sizes is { } sizes
                ? [.. sizes.Select(size => new StockSize(sizes.Count == 1 && size.Key == "unique" ? null : size.Key, size.Value))]
                : null,
        };
}
