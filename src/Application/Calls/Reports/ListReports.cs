using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls.Reports;

/// <summary>The mistakes of a store that were reported, the latest first.</summary>
public sealed record ListReports(Guid StoreId) : IRequest<IReadOnlyList<ListReports.Report>>
{
    /// <param name="Yaml">The scenario's file; null when the business's key was erased.</param>
    public sealed record Report(Guid Id, Guid CallId, string Name, string? Yaml, Instant At);
}

internal sealed class ListReportsHandler(IKallikyDb db, IVault vault) : IRequestHandler<ListReports, IReadOnlyList<ListReports.Report>>
{
    public async Task<IReadOnlyList<ListReports.Report>> Handle(ListReports request, CancellationToken ct)
    {
        var rows = await db.ScenarioDrafts.AsNoTracking().Where(draft => draft.StoreId == request.StoreId)
            .OrderByDescending(draft => draft.At).Take(Slice.Most).ToListAsync(ct);
        return rows.ConvertAll(draft => new ListReports.Report(draft.Id, draft.CallId, draft.Name, vault.Open(draft.Yaml), draft.At));
    }
}
