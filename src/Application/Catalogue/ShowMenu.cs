using Kalliky.Application.Shared;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Catalogue;

/// <summary>The whole menu of a store, as its people keep it.</summary>
public sealed record ShowMenu(Guid StoreId) : IRequest<ShowMenu.Menu>
{
    public sealed record Menu(IReadOnlyList<Section> Sections)
    {
        public IEnumerable<Item> Products => Sections.SelectMany(section => section.Products);
    }

    public sealed record Section(
        Guid Id, string Name, int TakeAwayVat, int EatInVat, IReadOnlyList<OptionGroup> OptionGroups, IReadOnlyList<Item> Products);

    /// <param name="Allergens">Null when nobody has checked.</param>
    /// <param name="BackAt">When it comes back by itself, where it is not available.</param>
    public sealed record Item(
        Guid Id, string Name, Money Price, IReadOnlyList<string> Aliases, IReadOnlyList<string> Ingredients, IReadOnlyList<string>? Allergens,
        bool IsAlcohol, bool Available, Instant? BackAt);
}

internal sealed class ShowMenuHandler(IKallikyDb db, IMoment moment) : IRequestHandler<ShowMenu, ShowMenu.Menu>
{
    public async Task<ShowMenu.Menu> Handle(ShowMenu request, CancellationToken ct)
    {
        var now = moment.Now;
        var products = await db.Products.AsNoTracking().Where(product => product.StoreId == request.StoreId)
            .OrderBy(product => product.Position).ThenBy(product => product.Name)
            .Select(product => new
            {
                product.CategoryId,
                Item = new ShowMenu.Item(
                    product.Id, product.Name, product.Price, product.Aliases, product.Ingredients, product.Allergens, product.IsAlcohol,
                    product.IsAvailable || product.BackAt <= now, product.BackAt),
            })
            .ToListAsync(ct);
        var items = products.ToLookup(product => product.CategoryId, product => product.Item);
        var categories = await db.Categories.AsNoTracking().Where(category => category.StoreId == request.StoreId)
            .OrderBy(category => category.Position).ThenBy(category => category.Name)
            .Select(category => new { category.Id, category.Name, category.TakeAwayVat, category.EatInVat, category.OptionGroups })
            .ToListAsync(ct);
        return new ShowMenu.Menu([.. categories.Select(category => new ShowMenu.Section(
            category.Id, category.Name, category.TakeAwayVat, category.EatInVat, category.OptionGroups, [.. items[category.Id]]))]);
    }
}
