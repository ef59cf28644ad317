using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>One's own account: what one signs in with, and where one is signed in.</summary>
public sealed record ShowAccount(Guid? Session) : IRequest<ShowAccount.Sheet?>
{
    public sealed record Sheet(string Email, IReadOnlyList<Device> Devices, bool AsksForCode, int RecoveryCodes, IReadOnlyList<Passkey> Passkeys);

    public sealed record Device(Guid Id, string Agent, string? From, Instant Since, Instant SeenAt, bool IsThis);
}

internal sealed class ShowAccountHandler(IKallikyDb db, IMoment moment, IAccounts accounts, IAuthenticators authenticators, IPasskeys passkeys, Actor actor) : IRequestHandler<ShowAccount, ShowAccount.Sheet?>
{
    private const int Most = 50;

    public async Task<ShowAccount.Sheet?> Handle(ShowAccount request, CancellationToken ct)
    {
        if (actor.Account is not { } me || !(await accounts.Emails([me], ct)).TryGetValue(me, out var email))
            return null;
        var old = moment.Now - Session.Lifetime;
        var devices = await db.Sessions.AsNoTracking().Where(session => session.AccountId == me && session.SeenAt > old)
            .OrderByDescending(session => session.SeenAt).Take(Most)
            .Select(session => new ShowAccount.Device(session.Id, session.Agent, session.From, session.CreatedAt, session.SeenAt, session.Id == request.Session))
            .ToListAsync(ct);
        return new ShowAccount.Sheet(email, devices, await authenticators.IsOn(me), await authenticators.CodesLeft(me), await passkeys.Of(me));
    }
}
