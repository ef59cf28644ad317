using Kalliky.Application.Shared;
using Kalliky.Domain.Catalogue;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Catalogue.Imports;

/// <summary>Deletes the imports of the business that are older than they are kept.</summary>
/// <returns>How many.</returns>
public sealed record ForgetImports : IRequest<int>;

internal sealed class ForgetImportsHandler(IKallikyDb db, IMoment moment) : IRequestHandler<ForgetImports, int>
{
    public Task<int> Handle(ForgetImports request, CancellationToken ct)
    {
        var old = moment.Now - MenuImport.KeptFor;
        return db.MenuImports.Where(row => row.CreatedAt < old).ExecuteDeleteAsync(ct);
    }
}
