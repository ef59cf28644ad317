using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Accounts;

/// <summary>What an invitation of this business says to whoever holds its link; null when there is none.</summary>
public sealed record ShowInvitation(Guid Id) : IRequest<ShowInvitation.Letter?>
{
    /// <param name="Email">Whom it is for; null once it was erased.</param>
    /// <param name="HasAccount">Told to whoever reads that address, since the link came to it.</param>
    public sealed record Letter(string Business, string? Email, Role Role, InvitationState State, bool HasAccount);
}

internal sealed class ShowInvitationHandler(IKallikyDb db, IVault vault, IMoment moment, IAccounts accounts) : IRequestHandler<ShowInvitation, ShowInvitation.Letter?>
{
    public async Task<ShowInvitation.Letter?> Handle(ShowInvitation request, CancellationToken ct)
    {
        if (await db.Invitations.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.Id, ct) is not { } invitation)
            return null;
        var business = await db.Businesses.AsNoTracking().Select(known => known.Name).FirstAsync(ct);
        var email = vault.Open(invitation.Email);
        var known = email is not null && await accounts.Find(email, ct) is not null;
        return new ShowInvitation.Letter(business, email, invitation.Role, invitation.At(moment.Now), known);
    }
}
