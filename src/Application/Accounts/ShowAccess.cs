using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>Who may enter the business, and who is asked to. Addresses and invitations are for those who manage people.</summary>
public sealed record ShowAccess : IRequest<ShowAccess.Access>
{
    public sealed record Access(string Business, IReadOnlyList<Member> Members, IReadOnlyList<Invited> Invitations);

    /// <param name="Email">Null for those who may not read it.</param>
    public sealed record Member(Guid Account, string Name, string? Email, Role Role, bool IsYou);

    /// <param name="Email">Null once it was erased.</param>
    public sealed record Invited(Guid Id, string? Email, Role Role, Instant ExpiresAt, bool IsExpired)
    {
        /// <summary>Why its mail did not arrive, a stable word; null as far as is known it did.</summary>
        public string? NotArrived { get; init; }
    }
}

internal sealed class ShowAccessHandler(IKallikyDb db, IVault vault, IMoment moment, IAccounts accounts, Actor actor) : IRequestHandler<ShowAccess, ShowAccess.Access>
{
    /// <summary>A small business; a runaway list must not fill a page.</summary>
    private const int Most = 200;

    private static readonly Duration ShownAfter = Duration.FromDays(14);

    public async Task<ShowAccess.Access> Handle(ShowAccess request, CancellationToken ct)
    {
        var business = await db.Businesses.AsNoTracking().Select(known => known.Name).FirstAsync(ct);
        var rows = await db.Memberships.AsNoTracking().OrderBy(member => member.Id).Take(Most).ToListAsync(ct);
        var manages = actor.May(Permission.ManagePeople);
        var emails = await accounts.Emails(rows.ConvertAll(row => row.AccountId), ct);
        var members = rows.Where(row => emails.ContainsKey(row.AccountId))
            .Select(row => new ShowAccess.Member(row.AccountId, emails[row.AccountId].Split('@')[0], manages ? emails[row.AccountId] : null, row.Role, row.AccountId == actor.Account))
            .OrderByDescending(member => member.Role).ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase);
        return new ShowAccess.Access(business, [.. members], manages ? await Invitations(ct) : []);
    }

    private async Task<IReadOnlyList<ShowAccess.Invited>> Invitations(CancellationToken ct)
    {
        var (now, since) = (moment.Now, moment.Now - ShownAfter);
        var open = await db.Invitations.AsNoTracking().Where(one => one.UsedAt == null && one.WithdrawnAt == null && one.CreatedAt > since)
            .OrderByDescending(one => one.CreatedAt).Take(Most).ToListAsync(ct);
        var mails = open.ConvertAll(one => one.MailId);
        var lost = await db.AccountMails.AsNoTracking().Where(mail => mails.Contains(mail.Id) && mail.Status == AccountMailStatus.Failed)
            .ToDictionaryAsync(mail => mail.Id, mail => mail.Reason ?? "refused", ct);
        return open.ConvertAll(one => new ShowAccess.Invited(one.Id, vault.Open(one.Email), one.Role, one.ExpiresAt, one.At(now) == InvitationState.Expired)
        {
            NotArrived = one.MailId is { } mail ? lost.GetValueOrDefault(mail) : null,
        });
    }
}
