using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Customers;

/// <summary>The latest proofs that somebody was forgotten.</summary>
public sealed record ListErasures(Guid? CustomerId = null) : IRequest<IReadOnlyList<ListErasures.Proof>>
{
    /// <param name="By">The member's name; null for an integration or somebody who left.</param>
    public sealed record Proof(Guid Id, Guid CustomerId, Instant At, string? By, IReadOnlyDictionary<string, int> Erased);
}

internal sealed class ListErasuresHandler(IKallikyDb db, IMemberNames names) : IRequestHandler<ListErasures, IReadOnlyList<ListErasures.Proof>>
{
    public async Task<IReadOnlyList<ListErasures.Proof>> Handle(ListErasures request, CancellationToken ct)
    {
        var rows = await db.Erasures.AsNoTracking().Where(proof => request.CustomerId == null || proof.CustomerId == request.CustomerId)
            .OrderByDescending(proof => proof.At).Take(Slice.Usual).ToListAsync(ct);
        var by = rows.Select(row => Guid.TryParse(row.By, out var account) ? account : (Guid?)null).OfType<Guid>().ToHashSet();
        var here = await db.Memberships.Where(member => by.Contains(member.AccountId)).Select(member => member.AccountId).ToListAsync(ct);
        var known = await names.Of(here, ct);
        return rows.ConvertAll(row => new ListErasures.Proof(
            row.Id, row.CustomerId, row.At, Guid.TryParse(row.By, out var account) ? known.GetValueOrDefault(account) : null, row.Erased));
    }
}
