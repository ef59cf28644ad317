using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Somebody signed in on a device; answers the id that the cookie carries.</summary>
/// <param name="Agent">What the browser says that it is.</param>
public sealed record OpenSession(Guid Account, string? Agent, string? From) : IRequest<Guid>;

internal sealed class OpenSessionHandler(IKallikyDb db, IMoment moment) : IRequestHandler<OpenSession, Guid>
{
    public async Task<Guid> Handle(OpenSession request, CancellationToken ct)
    {
        var (session, old) = (new Session(moment.NewId(), request.Account, request.Agent, request.From, moment.Now), moment.Now - Session.Lifetime);
        await db.Sessions.Where(known => known.AccountId == request.Account && known.SeenAt < old).ExecuteDeleteAsync(ct);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }
}
