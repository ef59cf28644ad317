using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>Takes somebody else out of the business. Their account stays theirs.</summary>
[Needs(Permission.ManagePeople)]
public sealed record RemoveMember(Guid Account) : IRequest<MemberChange>;

internal sealed class RemoveMemberHandler(IKallikyDb db, Owners owners, Actor actor) : IRequestHandler<RemoveMember, MemberChange>
{
    public async Task<MemberChange> Handle(RemoveMember request, CancellationToken ct)
    {
        if (actor.Role is not { } mine)
            return new MemberChange.AboveYou();
        if (actor.Account == request.Account)
            return new MemberChange.Yourself();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var members = await owners.Locked(ct);
        if (members.Find(member => member.AccountId == request.Account) is not { } member)
            return new MemberChange.Unknown();
        if (!Permissions.MayGrant(mine, member.Role))
            return new MemberChange.AboveYou();
        db.Memberships.Remove(member);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new MemberChange.Done();
    }
}
