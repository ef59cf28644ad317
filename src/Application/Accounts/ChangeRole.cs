using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>Another role for a member.</summary>
[Needs(Permission.ManagePeople)]
public sealed record ChangeRole(Guid Account, Role Role) : IRequest<MemberChange>;

internal sealed class ChangeRoleHandler(IKallikyDb db, Owners owners, Actor actor) : IRequestHandler<ChangeRole, MemberChange>
{
    public async Task<MemberChange> Handle(ChangeRole request, CancellationToken ct)
    {
        if (actor.Role is not { } mine || !Enum.IsDefined(request.Role))
            return new MemberChange.AboveYou();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var members = await owners.Locked(ct);
        if (members.Find(member => member.AccountId == request.Account) is not { } member)
            return new MemberChange.Unknown();
        if (!Permissions.MayGrant(mine, member.Role) || !Permissions.MayGrant(mine, request.Role))
            return new MemberChange.AboveYou();
        if (request.Role != Role.Owner && Owners.IsLast(members, member))
            return new MemberChange.LastOwner();
        member.Role = request.Role;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new MemberChange.Done();
    }
}
