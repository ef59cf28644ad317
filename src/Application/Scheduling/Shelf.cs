using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Scheduling;

/// <summary>What is left of a shop's articles: what it has, less what is put aside. Never cached.</summary>
internal sealed class Shelf(IKallikyDb db, IMoment moment)
{
    /// <param name="mine">The draft that asks; what it puts aside itself does not count.</param>
    public async Task<int> Left(PutAside article, Booking? mine, CancellationToken ct) =>
        (await LeftOf(article.ProductId, mine, ct)).FirstOrDefault(size => size.Size == article.Size)?.Left ?? 0;

    /// <summary>Of one article, size by size.</summary>
    /// <param name="mine">As in <see cref="Left"/>.</param>
    public async Task<IReadOnlyList<FoundSize>> LeftOf(Guid productId, Booking? mine, CancellationToken ct)
    {
        var sizes = await db.Products.Where(product => product.Id == productId).Select(product => product.Sizes).FirstOrDefaultAsync(ct);
        var aside = (await Aside(booking => booking.ProductId == productId, mine, ct)).ToLookup(article => article.Size);
        return [.. (sizes ?? []).Select(size => new FoundSize(size.Size, Math.Max(0, size.Count - aside[size.Size].Sum(article => article.Quantity))))];
    }

    /// <summary>Of every article of a store that is counted, size by size.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FoundSize>>> LeftIn(Guid storeId, CancellationToken ct)
    {
        var stock = await db.Products.AsNoTracking().Where(product => product.StoreId == storeId && product.Sizes != null)
            .Select(product => new { product.Id, product.Sizes }).ToListAsync(ct);
        var aside = (await Aside(booking => booking.StoreId == storeId, null, ct)).ToLookup(article => (article.ProductId, article.Size));
        return stock.ToDictionary(
            product => product.Id,
            product => (IReadOnlyList<FoundSize>)[.. product.Sizes!.Select(size =>
                new FoundSize(size.Size, Math.Max(0, size.Count - aside[(product.Id, size.Size)].Sum(article => article.Quantity))))]);
    }

    private async Task<List<PutAside>> Aside(System.Linq.Expressions.Expression<Func<Booking, bool>> of, Booking? mine, CancellationToken ct)
    {
        var (now, own) = (moment.Now, mine?.Id);
        var rows = await db.Bookings.AsNoTracking().Where(of)
            .Where(booking => booking.Kind == BookingKind.Hold && booking.HasPlace && booking.EndsAt > now && booking.Id != own
                && (booking.Status == BookingStatus.Confirmed || booking.Status == BookingStatus.Arrived
                    || (booking.Status == BookingStatus.Held && booking.HeldUntil > now)))
            .Select(booking => booking.Article).ToListAsync(ct);
        return [.. rows.OfType<PutAside>()];
    }
}
