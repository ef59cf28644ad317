using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>An invitation opens nothing any more.</summary>
[Needs(Permission.ManagePeople)]
public sealed record WithdrawInvitation(Guid Id) : IRequest<MemberChange>;

internal sealed class WithdrawInvitationHandler(IKallikyDb db, IMoment moment, Actor actor) : IRequestHandler<WithdrawInvitation, MemberChange>
{
    public async Task<MemberChange> Handle(WithdrawInvitation request, CancellationToken ct)
    {
        if (await db.Invitations.FirstOrDefaultAsync(one => one.Id == request.Id, ct) is not { } invitation)
            return new MemberChange.Unknown();
        if (actor.Role is not { } mine || !Permissions.MayGrant(mine, invitation.Role))
            return new MemberChange.AboveYou();
        invitation.Withdraw(moment.Now);
        await db.SaveChangesAsync(ct);
        return new MemberChange.Done();
    }
}
