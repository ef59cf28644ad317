using Kalliky.Application.Shared;
using Kalliky.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>The imports of a store that are still kept, the latest first.</summary>
public sealed record ListImports(Guid StoreId) : IRequest<ListImports.Found>
{
    /// <param name="SeesPictures">A photo can be read here.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, bool SeesPictures);

    public sealed record Row(Guid Id, ImportSource Source, ImportStatus Status, Instant CreatedAt, int Lines);
}

internal sealed class ListImportsHandler(IKallikyDb db, IMenuModel model) : IRequestHandler<ListImports, ListImports.Found>
{
    private const int Most = 10;

    public async Task<ListImports.Found> Handle(ListImports request, CancellationToken ct) => new(
        await db.MenuImports.AsNoTracking().Where(row => row.StoreId == request.StoreId).OrderByDescending(row => row.CreatedAt).Take(Most)
            .Select(row => new ListImports.Row(row.Id, row.Source, row.Status, row.CreatedAt, db.ImportLines.Count(line => line.ImportId == row.Id))).ToListAsync(ct),
        model.SeesPictures);
}
