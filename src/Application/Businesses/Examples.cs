using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Businesses;

/// <summary>What a store still has of the example that it began with. What somebody of the store has changed is theirs and stays.</summary>
internal sealed class Examples(IKallikyDb db)
{
    /// <summary>Takes off the menu what is an example there; parts of the menu that are empty then leave too.</summary>
    /// <returns>The parts that stay.</returns>
    public async Task<List<Category>> ClearMenu(Guid store, CancellationToken ct)
    {
        var products = await db.Products.Where(product => product.StoreId == store).ToListAsync(ct);
        db.Products.RemoveRange(products.Where(product => product.IsExample));
        var kept = products.Where(product => !product.IsExample).Select(product => product.CategoryId).ToHashSet();
        var categories = await db.Categories.Where(category => category.StoreId == store).ToListAsync(ct);
        db.Categories.RemoveRange(categories.Where(category => !kept.Contains(category.Id)));
        return categories.FindAll(category => kept.Contains(category.Id));
    }

    public async Task ClearServices(Guid store, CancellationToken ct) =>
        db.Services.RemoveRange(await db.Services.Where(service => service.StoreId == store && service.IsExample).ToListAsync(ct));

    /// <summary>Whoever was booked once, were it on the test phone, stays in the diary and takes no bookings any more.</summary>
    public async Task ClearTeam(Guid store, CancellationToken ct)
    {
        var team = await db.Resources.Where(resource => resource.StoreId == store && resource.IsExample).ToListAsync(ct);
        var ids = team.ConvertAll(resource => (Guid?)resource.Id);
        var booked = await db.Bookings.Where(booking => ids.Contains(booking.ResourceId)).Select(booking => booking.ResourceId).Distinct().ToListAsync(ct);
        foreach (var resource in team)
        {
            if (booked.Contains(resource.Id))
                (resource.IsActive, resource.IsExample) = (false, false);
            else
                db.Resources.Remove(resource);
        }
    }

    public static void ClearQuestions(Store store) => store.Faqs = [.. store.Faqs.Where(faq => !faq.IsExample)];

    /// <summary>All that is left of it is the store's own from now on.</summary>
    public async Task Keep(Store store, CancellationToken ct)
    {
        foreach (var product in await db.Products.Where(row => row.StoreId == store.Id && row.IsExample).ToListAsync(ct))
            product.IsExample = false;
        foreach (var service in await db.Services.Where(row => row.StoreId == store.Id && row.IsExample).ToListAsync(ct))
            service.IsExample = false;
        foreach (var resource in await db.Resources.Where(row => row.StoreId == store.Id && row.IsExample).ToListAsync(ct))
            resource.IsExample = false;
        store.Faqs = [.. store.Faqs.Select(faq => faq with { IsExample = false })];
    }
}
