using Kalliky.Application.Shared;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Reads what was handed over and writes its lines down for review. Told twice, it reads once; a node that dies over it
/// leaves it to the next one, which begins anew.</summary>
internal sealed class ReadImport(IKallikyDb db, IVault vault, IMoment moment, MenuReading reading) : IReact<ImportHandedOver>
{
    public async Task React(ImportHandedOver happened, CancellationToken ct)
    {
        var (id, source, content) = await db.MenuImports.AsNoTracking().Where(row => row.Id == happened.ImportId && row.Status == ImportStatus.Reading)
            .Select(row => new ValueTuple<Guid, ImportSource, Domain.Shared.Sealed?>(row.Id, row.Source, row.Content)).FirstOrDefaultAsync(ct);
        if (vault.OpenBytes(content) is not { } bytes)
            return;
        await db.Rest();
        var read = await reading.Read(source, bytes, (done, of) => Note(id, done, of, ct), ct);
        await Keep(id, read, ct);
    }

    private async Task Note(Guid id, int done, int of, CancellationToken ct)
    {
        await db.MenuImports.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Parts, of).SetProperty(row => row.PartsRead, done), ct);
        await db.Rest();
    }

    private async Task Keep(Guid id, MenuReading.Result read, CancellationToken ct)
    {
        var import = await db.MenuImports.FirstOrDefaultAsync(row => row.Id == id && row.Status == ImportStatus.Reading, ct);
        if (import is null)
            return;
        if (read.Problem is { } problem)
            import.Refuse(problem);
        else
        {
            var trade = await db.Stores.Where(store => store.Id == import.StoreId).Select(store => store.Trade).SingleAsync(ct);
            var known = await KnownOffers.Of(db, import.StoreId, trade, ct);
            db.ImportLines.AddRange(read.Lines.Select((line, at) => Line(import, line, at, trade, known)));
            import.WasRead(read.HadScript);
        }

        await db.SaveChangesAsync(ct);
    }

    private ImportLine Line(MenuImport import, ReadLine read, int at, string trade, KnownOffers known)
    {
        var name = Short(read.Name, 200);
        var category = read.Category is { } said ? Short(said, ImportBounds.LongestName) : "";
        return new ImportLine(moment.NewId(), import.TenantId, import.Id, at, category.Length > 0 ? category : Usual(trade), name)
        {
            Price = read.Price,

            // Diaries go in steps of five minutes.
            Minutes = read.Minutes is { } minutes ? (minutes + 4) / 5 * 5 : null,
            Ingredients = read.Ingredients,
            Allergens = read.Allergens,
            IsAlcohol = read.IsAlcohol,
            IsCategoryGuessed = read.IsCategoryGuessed || category.Length == 0,
            HasSeveralPrices = read.HasSeveralPrices,
            KnownId = known.Like(name)?.Id,
        };
    }

    private static string Usual(string trade) => trade == Trade.Restaurant ? "Carte" : "Articles";

    private static string Short(string text, int most) => text.Trim() is var whole && whole.Length > most ? whole[..most].TrimEnd() : whole;
}
