using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Whether a device is still signed in; notes that it was seen. False once it was closed.</summary>
public sealed record SeeSession(Guid Account, Guid Session) : IRequest<bool>;

internal sealed class SeeSessionHandler(IKallikyDb db, IMoment moment) : IRequestHandler<SeeSession, bool>
{
    public async Task<bool> Handle(SeeSession request, CancellationToken ct)
    {
        var (now, old) = (moment.Now, moment.Now - Session.Lifetime);
        return await db.Sessions.Where(session => session.Id == request.Session && session.AccountId == request.Account && session.SeenAt > old)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), ct) == 1;
    }
}
