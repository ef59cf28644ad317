using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>What a store sells or does already, of its own. Its trade's example is not among it: an import takes its place.</summary>
/// <param name="AreServices">They take time: the store gives appointments.</param>
internal sealed record KnownOffers(bool AreServices, IReadOnlyList<KnownOffer> All)
{
    public static async Task<KnownOffers> Of(IKallikyDb db, Guid store, string trade, CancellationToken ct) => AreServicesOf(trade)
        ? new KnownOffers(true, await db.Services.AsNoTracking().Where(row => row.StoreId == store && !row.IsExample && row.IsActive)
            .Select(row => new KnownOffer(row.Id, row.Name, row.Price == null ? null : row.Price.Value.Cents, row.Minutes)).ToListAsync(ct))
        : new KnownOffers(false, await db.Products.AsNoTracking().Where(row => row.StoreId == store && !row.IsExample)
            .Select(row => new KnownOffer(row.Id, row.Name, row.Price.Cents, null)).ToListAsync(ct));

    public static bool AreServicesOf(string trade) => trade is Trade.Salon or Trade.Clinic;

    public KnownOffer? Of(Guid? id) => All.FirstOrDefault(offer => offer.Id == id);

    /// <summary>The one of this name but for case, accents and plurals; null where none is, or two are.</summary>
    public KnownOffer? Like(string name)
    {
        var stem = NameMatch.Stem(name);
        return All.Where(offer => NameMatch.Stem(offer.Name) == stem).Take(2).ToList() is [var only] ? only : null;
    }

    public bool Has(string name) => All.Any(offer => string.Equals(offer.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Price">In cents; null where none is told.</param>
internal sealed record KnownOffer(Guid Id, string Name, long? Price, int? Minutes);
