using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>Whoever was invited comes in: signed in already, or with a password that they choose now. The page has proven that
/// they hold the link.</summary>
/// <param name="Account">Who is signed in; null for somebody who has no account yet.</param>
/// <param name="From">The network address that they come from.</param>
public sealed record JoinBusiness(Guid InvitationId, Guid? Account, string? Password, string? From) : IRequest<JoinBusiness.Answer>
{
    public abstract record Answer;

    /// <param name="Email">What they sign in with.</param>
    public sealed record Joined(Guid Account, string Email) : Answer;

    /// <summary>It opens nothing: used, expired, withdrawn.</summary>
    public sealed record Over(InvitationState State) : Answer;

    public sealed record Unknown : Answer;

    /// <summary>It is for another address than the one that is signed in.</summary>
    public sealed record SomebodyElse : Answer;

    /// <summary>The address has an account: sign in with it first.</summary>
    public sealed record SignInFirst : Answer;

    /// <param name="Problem">As <see cref="PasswordRules.Problem"/> says it.</param>
    public sealed record WeakPassword(string Problem) : Answer;

    // Never in a log.
    public override string ToString() => $"JoinBusiness {{ InvitationId = {InvitationId} }}";
}

internal sealed class JoinBusinessHandler(IKallikyDb db, IVault vault, IMoment moment, IAccounts accounts, CurrentTenant tenant)
    : IRequestHandler<JoinBusiness, JoinBusiness.Answer>
{
    public async Task<JoinBusiness.Answer> Handle(JoinBusiness request, CancellationToken ct)
    {
        if (await db.Invitations.FirstOrDefaultAsync(one => one.Id == request.InvitationId, ct) is not { } invitation)
            return new JoinBusiness.Unknown();
        if (invitation.At(moment.Now) is not InvitationState.Open and var state)
            return new JoinBusiness.Over(state);
        if (vault.Open(invitation.Email) is not { } email)
            return new JoinBusiness.Unknown();
        var known = await accounts.Find(email, ct);
        if (request.Account is { } signedIn)
            return signedIn == known ? await Join(invitation, signedIn, email, request.From, ct) : new JoinBusiness.SomebodyElse();
        if (known is not null)
            return new JoinBusiness.SignInFirst();
        if (PasswordRules.Problem(request.Password, email) is { } problem)
            return new JoinBusiness.WeakPassword(problem);

        // The account first: should what follows break off, they sign in with it and come in by the same link.
        var fresh = moment.NewId();
        return await accounts.Make(fresh, email, accounts.HashOf(request.Password!), ct)
            ? await Join(invitation, fresh, email, request.From, ct)
            : new JoinBusiness.SignInFirst();
    }

    private async Task<JoinBusiness.Answer> Join(Invitation invitation, Guid account, string email, string? from, CancellationToken ct)
    {
        // Two tabs, one link: the database lets one of them save, the other one hears that it is used.
        invitation.Use(moment.Now);
        if (!await db.Memberships.AnyAsync(member => member.AccountId == account, ct))
            db.Memberships.Add(new Membership(moment.NewId(), tenant.Required(), account, invitation.Role));
        db.JournalLines.Add(new JournalLine(moment.NewId(), tenant.Required(), moment.Now, account, null, nameof(JoinBusiness), invitation.Id, from));
        await db.SaveChangesAsync(ct);
        return new JoinBusiness.Joined(account, email);
    }
}
