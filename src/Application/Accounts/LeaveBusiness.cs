using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>Whoever asks works here no longer.</summary>
[Needs(Permission.Serve)]
public sealed record LeaveBusiness : IRequest<MemberChange>;

internal sealed class LeaveBusinessHandler(IKallikyDb db, Owners owners, Actor actor) : IRequestHandler<LeaveBusiness, MemberChange>
{
    public async Task<MemberChange> Handle(LeaveBusiness request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var members = await owners.Locked(ct);
        if (members.Find(member => member.AccountId == actor.Account) is not { } me)
            return new MemberChange.Unknown();
        if (Owners.IsLast(members, me))
            return new MemberChange.LastOwner();
        db.Memberships.Remove(me);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new MemberChange.Done();
    }
}
