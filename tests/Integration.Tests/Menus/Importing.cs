using System.Text;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Menus;

/// <summary>A store that somebody imports a menu into, and the bus that reads it, step by step.</summary>
internal sealed class Importing(ServiceProvider services, Guid tenant, Guid store) : IAsyncDisposable
{
    public Guid Tenant => tenant;

    public Guid Store => store;

    public static async Task<Importing> Open(TestDatabase database, string trade = Trade.Restaurant, Action<IServiceCollection>? more = null)
    {
        var services = database.Services(more);
        var (tenant, store) = (await database.NewBusiness(), Guid.CreateVersion7());
        var here = new Importing(services, tenant, store);
        await here.Work(db =>
        {
            db.Stores.Add(new Store(store, tenant, "chez-lou", "Chez Lou", trade, "Europe/Paris"));
            return db.SaveChangesAsync();
        });
        return here;
    }

    public async Task<TAnswer> Send<TAnswer>(IRequest<TAnswer> request)
    {
        await using var scope = TestDatabase.Scope(services, tenant);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<T> Work<T>(Func<IKallikyDb, Task<T>> work)
    {
        await using var scope = TestDatabase.Scope(services, tenant);
        return await work(scope.ServiceProvider.GetRequiredService<IKallikyDb>());
    }

    public Task<StartImport.Answer> Start(byte[]? file, string? text = null) => Send(new StartImport(store, file, text, "somebody"));

    public async Task<Guid> Started(byte[]? file, string? text = null) => (await Start(file, text)).ShouldBeOfType<StartImport.Started>().ImportId;

    /// <summary>As the bus does.</summary>
    public async Task Read(Guid import)
    {
        await using var scope = TestDatabase.Scope(services, tenant);
        foreach (var reaction in scope.ServiceProvider.GetServices<IReact<ImportHandedOver>>())
            await reaction.React(new ImportHandedOver(import), TestContext.Current.CancellationToken);
    }

    public async Task<ShowImport.Shown> Show(Guid import) => (await Send(new ShowImport(store, import)))!;

    /// <summary>Handed over and read.</summary>
    public async Task<ShowImport.Shown> Import(byte[]? file, string? text = null)
    {
        var id = await Started(file, text);
        await Read(id);
        return await Show(id);
    }

    public Task<ShowImport.Shown> Import(string text) => Import(Encoding.UTF8.GetBytes(text));

    public Task<PublishImport.Answer> Publish(ShowImport.Shown import) => Send(new PublishImport(store, import.Id, import.Revision));

    /// <summary>Of its own menu.</summary>
    public Task<int> Sells(string name, long price, bool isExample = false) => Work(db =>
    {
        var category = new Category(Guid.CreateVersion7(), tenant, store, "Pizzas", 1);
        db.Categories.Add(category);
        db.Products.Add(new Product(Guid.CreateVersion7(), tenant, store, category.Id, name, new Domain.Shared.Money(price), 1) { IsExample = isExample });
        return db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
