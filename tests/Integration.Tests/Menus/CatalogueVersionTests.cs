using Kalliky.Application.Businesses;
using Kalliky.Application.Catalogue;
using Kalliky.Integration.Tests.Ordering;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Menus;

/// <summary>The version is the key under which every node keeps a menu: each change is a version of its own.</summary>
public sealed class CatalogueVersionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Changes_at_the_same_moment_are_counted_each()
    {
        await using var restaurant = await Restaurant.Open(database);
        var before = await Version(restaurant);
        var products = restaurant.Sheet.Products.Select(product => product.Id).Take(12).ToList();

        await Task.WhenAll(products.Select(product => restaurant.Send(new SetAvailability(product, Available: false))));

        (await Version(restaurant)).ShouldBe(before + products.Count);
        var sheet = await restaurant.Work(services => services.GetRequiredService<IStoreSheets>().Of(restaurant.Sheet.StoreId, default).AsTask());
        sheet.Products.Where(product => products.Contains(product.Id)).ShouldAllBe(product => !product.IsAvailable);
    }

    [Fact]
    public async Task Two_who_read_the_same_version_write_two()
    {
        await using var restaurant = await Restaurant.Open(database);
        var before = await Version(restaurant);
        await restaurant.Work(async first =>
        {
            var mine = first.GetRequiredService<Application.Shared.IKallikyDb>();
            (await mine.Stores.SingleAsync()).CatalogueChanged();
            await restaurant.Send(new SetAvailability(restaurant.Product("Margherita"), Available: false));
            return await mine.SaveChangesAsync();
        });

        (await Version(restaurant)).ShouldBe(before + 2);
    }

    private static Task<int> Version(Restaurant restaurant) => restaurant.Read(db => db.Stores.Select(store => store.CatalogueVersion).SingleAsync());
}
