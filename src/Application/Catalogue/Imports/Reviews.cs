using Kalliky.Application.Shared;
using Kalliky.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Puts the lines of an import beside what the store has.</summary>
internal sealed class Reviews(IKallikyDb db)
{
    public async Task<Review> Of(MenuImport import, IReadOnlyList<ImportLine> lines, CancellationToken ct)
    {
        var trade = await db.Stores.Where(store => store.Id == import.StoreId).Select(store => store.Trade).SingleAsync(ct);
        return Review.Of(lines, await KnownOffers.Of(db, import.StoreId, trade, ct));
    }

    public async Task<Review> Of(MenuImport import, CancellationToken ct) =>
        await Of(import, await db.ImportLines.AsNoTracking().Where(line => line.ImportId == import.Id).ToListAsync(ct), ct);
}
