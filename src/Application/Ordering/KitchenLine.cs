using Kalliky.Application.Shared;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Ordering;

/// <summary>A line of an order as a kitchen reads it: what is the usual is left out, what changes the dish stands apart.</summary>
/// <param name="Variant">Choices that say which dish it is (a size, a cooking), the usual ones left out.</param>
/// <param name="Extras">What is added to it.</param>
/// <param name="Removed">What is left out of it.</param>
public sealed record KitchenLine(
    int Line, int Quantity, string Name, IReadOnlyList<string> Variant, IReadOnlyList<string> Removed, IReadOnlyList<string> Extras, string? Note, bool IsAlcohol)
{
    internal static KitchenLine Of(OrderLine line, IReadOnlyList<OptionGroup> groups)
    {
        var chosen = line.Options.Select(option => (option, Group: groups.FirstOrDefault(group => group.Name == option.Group))).ToList();
        return new KitchenLine(
            line.Number, line.Quantity, line.Name,
            [.. chosen.Where(one => !IsExtra(one.option, one.Group) && one.Group?.Default != one.option.Name).Select(one => one.option.Name)],
            line.Removed,
            [.. chosen.Where(one => IsExtra(one.option, one.Group)).Select(one => one.option.Name)],
            line.Note, line.IsAlcohol);
    }

    // What must be chosen makes the dish; what may be chosen is added to it. A group that has left the menu is known by its price.
    private static bool IsExtra(ChosenOption option, OptionGroup? group) =>
        group is null ? option.Price > 0 : group.Min == 0;
}

/// <summary>The option groups of the dishes of some orders, in one query.</summary>
internal sealed class MenuGroups(Dictionary<Guid, IReadOnlyList<OptionGroup>> byProduct)
{
    public static async Task<MenuGroups> Of(IKallikyDb db, IEnumerable<OrderLine> lines, CancellationToken ct)
    {
        var products = lines.Select(line => line.ProductId).Distinct().ToArray();
        var rows = await (
            from product in db.Products.AsNoTracking()
            join category in db.Categories on product.CategoryId equals category.Id
            where products.Contains(product.Id)
            select new { product.Id, category.OptionGroups }).ToListAsync(ct);
        return new MenuGroups(rows.ToDictionary(row => row.Id, row => row.OptionGroups));
    }

    public IReadOnlyList<KitchenLine> Lines(IReadOnlyList<OrderLine> lines) =>
        [.. lines.Select(line => KitchenLine.Of(line, byProduct.GetValueOrDefault(line.ProductId) ?? []))];
}
