using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Accounts;

/// <summary>Asks somebody by e-mail to work in the business. Opens once, within a week, and only for that address.</summary>
public sealed class Invitation : TenantEntity
{
    public static readonly Duration Lifetime = Duration.FromDays(7);

    private Invitation() { }

    public Invitation(Guid id, Guid tenantId, Sealed email, string emailKey, Role role, string tokenHash, Guid invitedBy, Instant now)
    {
        Id = id;
        TenantId = tenantId;
        Email = email;
        EmailKey = emailKey;
        Role = role;
        TokenHash = tokenHash;
        InvitedBy = invitedBy;
        CreatedAt = now;
        ExpiresAt = now + Lifetime;
    }

    public Sealed Email { get; private init; } = null!;

    /// <summary>Keyed hash of the address, to find it again.</summary>
    public string EmailKey { get; private init; } = "";

    public Role Role { get; private init; }

    /// <summary>SHA-256 of the word in the link; the word itself is nowhere.</summary>
    public string TokenHash { get; private init; } = "";

    public Guid InvitedBy { get; private init; }

    /// <summary>The mail that brings it, as long as that is kept.</summary>
    public Guid? MailId { get; init; }

    public Instant CreatedAt { get; private init; }

    public Instant ExpiresAt { get; private init; }

    public Instant? UsedAt { get; private set; }

    /// <summary>Taken back, or replaced by a newer one to the same address.</summary>
    public Instant? WithdrawnAt { get; private set; }

    public InvitationState At(Instant now) => this switch
    {
        { UsedAt: not null } => InvitationState.Used,
        { WithdrawnAt: not null } => InvitationState.Withdrawn,
        _ => now >= ExpiresAt ? InvitationState.Expired : InvitationState.Open,
    };

    /// <summary>False when it opens nothing any more.</summary>
    public bool Use(Instant now)
    {
        if (At(now) != InvitationState.Open)
            return false;
        UsedAt = now;
        return true;
    }

    public void Withdraw(Instant now)
    {
        if (At(now) == InvitationState.Open)
            WithdrawnAt = now;
    }
}

public enum InvitationState
{
    Open,
    Used,
    Expired,
    Withdrawn,
}
