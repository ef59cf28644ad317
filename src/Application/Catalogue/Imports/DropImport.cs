using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>An import is of no use any more: it is deleted with its lines. What was published stays on sale.</summary>
/// <returns>False when the store has no such import.</returns>
[Needs(Permission.EditCatalogue)]
public sealed record DropImport(Guid StoreId, Guid ImportId) : IRequest<bool>;

internal sealed class DropImportHandler(IKallikyDb db) : IRequestHandler<DropImport, bool>
{
    public async Task<bool> Handle(DropImport request, CancellationToken ct)
    {
        if (await db.MenuImports.FirstOrDefaultAsync(row => row.Id == request.ImportId && row.StoreId == request.StoreId, ct) is not { } import)
            return false;
        db.MenuImports.Remove(import);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
