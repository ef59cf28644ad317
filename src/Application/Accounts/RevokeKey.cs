using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>A key opens nothing any more, for good. What it did stays in the journal.</summary>
/// <returns>False when the business has no such key.</returns>
[Needs(Permission.SettleKeys)]
public sealed record RevokeKey(Guid Id) : IRequest<bool>;

internal sealed class RevokeKeyHandler(IKallikyDb db, IMoment moment) : IRequestHandler<RevokeKey, bool>
{
    public async Task<bool> Handle(RevokeKey request, CancellationToken ct)
    {
        if (await db.ApiKeys.FirstOrDefaultAsync(known => known.Id == request.Id, ct) is not { } key)
            return false;

        // Again is nothing new, and no second line in the journal.
        if (key.RevokedAt is null)
        {
            key.Revoke(moment.Now);
            await db.SaveChangesAsync(ct);
        }

        return true;
    }
}
