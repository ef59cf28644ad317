using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Data.Seed.Files;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>The templates of the folder seed/templates, one file for each trade.</summary>
internal sealed class StoreTemplates(KallikyDb db, IMoment moment) : IStoreTemplates
{
    private static readonly Lazy<Dictionary<string, StoreFile>> Known = new(() =>
        DemoStores.In("seed/templates/").Select(name => StoreFiles.ParseTemplate(name, DemoStores.Text(name))).ToDictionary(file => file.Trade, StringComparer.Ordinal));

    public void Fill(Store store)
    {
        if (!Known.Value.TryGetValue(store.Trade, out var file))
            return;
        StoreRows.Equip(store, file);
        store.HoursAreExample = true;
        store.Faqs = [.. store.Faqs.Select(faq => faq with { IsExample = true })];
        var rows = StoreRows.Of(file, store, (_, _, _) => moment.NewId());
        foreach (var product in rows.Products)
            product.IsExample = true;
        foreach (var service in rows.Services)
            service.IsExample = true;
        foreach (var resource in rows.Resources)
            resource.IsExample = true;
        db.Categories.AddRange(rows.Categories);
        db.Products.AddRange(rows.Products);
        db.Services.AddRange(rows.Services);
        db.Resources.AddRange(rows.Resources);
    }
}
