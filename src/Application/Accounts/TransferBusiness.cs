using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;

namespace Kalliky.Application.Accounts;

/// <summary>Gives the business to another member: they own it, whoever gives it answers for it as before but no longer owns it.</summary>
/// <param name="Password">Of whoever gives it, asked again: an open screen must not be enough.</param>
[Needs(Permission.TransferBusiness)]
public sealed record TransferBusiness(Guid Account, string Password) : IRequest<MemberChange>
{
    // Never in a log.
    public override string ToString() => $"TransferBusiness {{ Account = {Account} }}";
}

internal sealed class TransferBusinessHandler(IKallikyDb db, Owners owners, IAccounts accounts, Actor actor) : IRequestHandler<TransferBusiness, MemberChange>
{
    public async Task<MemberChange> Handle(TransferBusiness request, CancellationToken ct)
    {
        if (actor.Account is not { } giver)
            return new MemberChange.AboveYou();
        if (giver == request.Account)
            return new MemberChange.Yourself();
        switch (await accounts.Check(giver, request.Password))
        {
            case PasswordCheck.Wrong:
                return new MemberChange.WrongPassword();
            case PasswordCheck.LockedOut:
                return new MemberChange.LockedOut();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var members = await owners.Locked(ct);
        var (me, other) = (members.Find(member => member.AccountId == giver), members.Find(member => member.AccountId == request.Account));
        if (me is not { Role: Role.Owner } || other is null)
            return new MemberChange.Unknown();
        (me.Role, other.Role) = (Role.Manager, Role.Owner);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new MemberChange.Done();
    }
}
