using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Signs one's devices out: the one that is named, or all but the one that asks.</summary>
/// <param name="Only">Null for all the others.</param>
/// <returns>How many were signed out.</returns>
public sealed record EndSessions(Guid? Only, Guid? But) : IRequest<int>;

internal sealed class EndSessionsHandler(IKallikyDb db, Actor actor) : IRequestHandler<EndSessions, int>
{
    public Task<int> Handle(EndSessions request, CancellationToken ct) => db.Sessions
        .Where(session => session.AccountId == actor.Account && (request.Only == null || session.Id == request.Only) && session.Id != request.But)
        .ExecuteDeleteAsync(ct);
}
