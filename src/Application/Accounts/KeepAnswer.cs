using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Keeps what a claimed write answered, for the next time it is sent.</summary>
public sealed record KeepAnswer(Guid ClaimId, int Status, string Body) : IRequest<Unit>;

internal sealed class KeepAnswerHandler(IKallikyDb db, IVault vault) : IRequestHandler<KeepAnswer, Unit>
{
    public async Task<Unit> Handle(KeepAnswer request, CancellationToken ct)
    {
        var body = vault.Seal(request.Body);
        await db.KeptAnswers.Where(kept => kept.Id == request.ClaimId).ExecuteUpdateAsync(
            kept => kept.SetProperty(k => k.Status, request.Status).SetProperty(k => k.Body, body), ct);
        return Unit.Value;
    }
}
