using System.Text.Json;
using Kalliky.Application.Shared;
using Kalliky.Domain.Telephony;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Telephony;

/// <summary>The papers of one number: opened for the carrier, and forgotten as soon as it has them.</summary>
internal sealed class NumberPapers(IKallikyDb db, IVault vault)
{
    /// <summary>What was given and is not with the carrier yet; null when there is none.</summary>
    public async Task<PaperFile?> Waiting(NumberOrder order, CancellationToken ct)
    {
        var given = await db.NumberPapers.AsNoTracking().Where(paper => paper.OrderId == order.Id && paper.State == PaperState.Given).OrderBy(paper => paper.Position).ToListAsync(ct);
        return given.Count == 0 ? null : new PaperFile(order.Id, NumberRegions.Country, order.Kind, order.FileHandle, [.. given.Select(Open)]);
    }

    public async Task AreHanded(Guid order, CancellationToken ct)
    {
        foreach (var paper in await db.NumberPapers.Where(paper => paper.OrderId == order && paper.State == PaperState.Given).ToListAsync(ct))
            paper.IsHanded();
    }

    /// <param name="requirements">All of them, when none is named.</param>
    public async Task Decline(Guid order, IReadOnlyList<string> requirements, CancellationToken ct)
    {
        foreach (var paper in await db.NumberPapers.Where(paper => paper.OrderId == order).ToListAsync(ct))
        {
            if (requirements.Count == 0 || requirements.Contains(paper.Requirement))
                paper.Decline();
        }
    }

    /// <summary>Nothing of them is left here.</summary>
    public Task Forget(Guid order, CancellationToken ct) => db.NumberPapers.Where(paper => paper.OrderId == order).ExecuteDeleteAsync(ct);

    private GivenPaper Open(NumberPaper paper) => paper.Kind switch
    {
        PaperKind.Document => new GivenPaper(paper.Requirement, null, null, new PaperDocument(vault.OpenBytes(paper.Content) ?? [], paper.MediaType ?? "")),
        PaperKind.Address => new GivenPaper(paper.Requirement, null, JsonSerializer.Deserialize<PaperAddress>(vault.Open(paper.Content) ?? "null"), null),
        _ => new GivenPaper(paper.Requirement, vault.Open(paper.Content), null, null),
    };
}
