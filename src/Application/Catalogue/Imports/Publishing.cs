using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Turns reviewed lines into what the store sells or does, in place of its example; saved with what else is saved.</summary>
internal sealed class Publishing(IKallikyDb db, IMoment moment, Examples examples)
{
    /// <summary>In per mille: what is no food.</summary>
    private const int UsualVat = 200;

    public Task<(int Added, int Changed)> Of(Store store, Review review, CancellationToken ct) =>
        review.AreServices ? Services(store, review, ct) : Products(store, review, ct);

    private async Task<(int Added, int Changed)> Products(Store store, Review review, CancellationToken ct)
    {
        var categories = await examples.ClearMenu(store.Id, ct);
        var there = await db.Products.Where(row => row.StoreId == store.Id && !row.IsExample).ToListAsync(ct);
        var last = there.Count == 0 ? 0 : there.Max(row => row.Position);
        foreach (var line in New(review))
        {
            db.Products.Add(new Product(moment.NewId(), store.TenantId, store.Id, CategoryOf(line, store, categories).Id, line.Name, new Money(line.Price!.Value), ++last)
            {
                Ingredients = line.Ingredients,
                Allergens = line.Allergens,
                IsAlcohol = line.IsAlcohol,
            });
        }

        foreach (var line in Changed(review))
        {
            var known = there.Single(row => row.Id == line.KnownId);
            (known.Name, known.Price) = (line.Name, line.Price is { } price ? new Money(price) : known.Price);
            known.Ingredients = line.Ingredients.Count > 0 ? line.Ingredients : known.Ingredients;
            known.Allergens = line.Allergens ?? known.Allergens;
        }

        return (New(review).Count(), Changed(review).Count());
    }

    private async Task<(int Added, int Changed)> Services(Store store, Review review, CancellationToken ct)
    {
        await examples.ClearServices(store.Id, ct);
        var there = await db.Services.Where(row => row.StoreId == store.Id && !row.IsExample).ToListAsync(ct);
        var last = there.Count == 0 ? 0 : there.Max(row => row.Position);
        foreach (var line in New(review))
        {
            var code = store.Trade == Trade.Clinic ? line.Name : null;
            db.Services.Add(new Service(moment.NewId(), store.TenantId, store.Id, code, line.Name, line.Minutes!.Value, ++last) { Price = Told(line.Price) });
        }

        foreach (var line in Changed(review))
        {
            var known = there.Single(row => row.Id == line.KnownId);
            (known.Name, known.Minutes, known.Price) = (line.Name, line.Minutes ?? known.Minutes, Told(line.Price) ?? known.Price);
        }

        return (New(review).Count(), Changed(review).Count());
    }

    private Category CategoryOf(Review.Line line, Store store, List<Category> categories)
    {
        if (categories.Find(row => string.Equals(row.Name, line.Category, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        var made = new Category(moment.NewId(), store.TenantId, store.Id, line.Category, categories.Count == 0 ? 0 : categories.Max(row => row.Position) + 1);
        if (store.Trade != Trade.Restaurant)
            (made.TakeAwayVat, made.EatInVat) = (UsualVat, UsualVat);
        db.Categories.Add(made);
        categories.Add(made);
        return made;
    }

    private static IEnumerable<Review.Line> New(Review review) => review.Lines.Where(line => line is { IsKept: true, Likeness: Review.Likeness.New });

    private static IEnumerable<Review.Line> Changed(Review review) => review.Lines.Where(line => line is { IsKept: true, Likeness: Review.Likeness.Changed });

    private static Money? Told(long? cents) => cents is { } price ? new Money(price) : null;
}
