using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>A claimed write broke before it was done: the same key may try again.</summary>
public sealed record DropClaim(Guid ClaimId) : IRequest<Unit>;

internal sealed class DropClaimHandler(IKallikyDb db) : IRequestHandler<DropClaim, Unit>
{
    public async Task<Unit> Handle(DropClaim request, CancellationToken ct)
    {
        await db.KeptAnswers.Where(kept => kept.Id == request.ClaimId && kept.Status == null).ExecuteDeleteAsync(ct);
        return Unit.Value;
    }
}
