using Kalliky.Application.Shared;
using Kalliky.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>How far an import is: being read, to be reviewed, or over.</summary>
public sealed record ShowImport(Guid StoreId, Guid ImportId) : IRequest<ShowImport.Shown?>
{
    /// <param name="IsStuck">It was being read for too long: it is best begun again.</param>
    /// <param name="HasExample">Publishing takes the example of the trade away.</param>
    /// <param name="Review">Null while it is read, and of what was refused.</param>
    public sealed record Shown(
        Guid Id, ImportSource Source, ImportStatus Status, ImportProblem? Problem, bool IsStuck, int Parts, int PartsRead, bool HadScript, int Revision,
        Instant CreatedAt, Instant? PublishedAt, bool HasExample, Review? Review);
}

internal sealed class ShowImportHandler(IKallikyDb db, IMoment moment, Reviews reviews) : IRequestHandler<ShowImport, ShowImport.Shown?>
{
    public async Task<ShowImport.Shown?> Handle(ShowImport request, CancellationToken ct)
    {
        if (await db.MenuImports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.ImportId && row.StoreId == request.StoreId, ct) is not { } import)
            return null;
        var review = import.Status is ImportStatus.Review or ImportStatus.Published ? await reviews.Of(import, ct) : null;
        var hasExample = await db.Products.AnyAsync(row => row.StoreId == import.StoreId && row.IsExample, ct) || await db.Services.AnyAsync(row => row.StoreId == import.StoreId && row.IsExample, ct);
        return new ShowImport.Shown(
            import.Id, import.Source, import.Status, import.Problem, import.IsStuck(moment.Now), import.Parts, import.PartsRead, import.HadScript, import.Revision,
            import.CreatedAt, import.PublishedAt, hasExample, review);
    }
}
