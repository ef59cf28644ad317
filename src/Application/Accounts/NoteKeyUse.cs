using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Remembers when a REST key was last used, so that a forgotten one can be told from a busy one.</summary>
public sealed record NoteKeyUse(Guid KeyId) : IRequest<Unit>;

internal sealed class NoteKeyUseHandler(IKallikyDb db, IMoment moment) : IRequestHandler<NoteKeyUse, Unit>
{
    public async Task<Unit> Handle(NoteKeyUse request, CancellationToken ct)
    {
        var now = moment.Now;
        await db.ApiKeys.Where(key => key.Id == request.KeyId)
            .ExecuteUpdateAsync(key => key.SetProperty(k => k.LastUsedAt, now), ct);
        return Unit.Value;
    }
}
