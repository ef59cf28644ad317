using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Accounts;

/// <summary>A link that proves who reads an address: it opens once and not for long. Made for any address that is asked for,
/// whether it has an account or not, so that asking tells nothing. Global: whose it is is not known yet.</summary>
[Global]
public sealed class AccountLink
{
    public static readonly Duration SignUpLifetime = Duration.FromDays(1);

    public static readonly Duration ResetLifetime = Duration.FromHours(1);

    /// <summary>Wrong passwords before a sign-up is void.</summary>
    public const int MostTries = 5;

    private AccountLink() { }

    /// <summary>To choose a new password.</summary>
    public AccountLink(Guid id, Sealed email, string tokenHash, Instant now)
    {
        (Id, Email, TokenHash, CreatedAt, ExpiresAt, Purpose) = (id, email, tokenHash, now, now + ResetLifetime, AccountLinkPurpose.Reset);
    }

    /// <summary>To open an account and a business; both are kept here until the address is proven.</summary>
    public AccountLink(Guid id, Sealed email, string tokenHash, Instant now, NewBusiness wanted)
    {
        (Id, Email, TokenHash, CreatedAt, ExpiresAt, Purpose) = (id, email, tokenHash, now, now + SignUpLifetime, AccountLinkPurpose.SignUp);
        (AccountId, PasswordHash, BusinessId, Business, Trade) = (wanted.AccountId, wanted.PasswordHash, wanted.BusinessId, wanted.Name, wanted.Trade);
    }

    public Guid Id { get; private init; }

    public AccountLinkPurpose Purpose { get; private init; }

    public Sealed Email { get; private init; } = null!;

    /// <summary>SHA-256 of the word in the link.</summary>
    public string TokenHash { get; private init; } = "";

    public Instant CreatedAt { get; private init; }

    public Instant ExpiresAt { get; private init; }

    public Instant? UsedAt { get; private set; }

    /// <summary>Wrong passwords given with it.</summary>
    public int Tries { get; private set; }

    /// <summary>The ids that a sign-up will have, so that one that broke off half-way goes on and does nothing twice.</summary>
    public Guid? AccountId { get; private init; }

    public Guid? BusinessId { get; private init; }

    /// <summary>Of the password that was chosen; forgotten once the account has it.</summary>
    public string? PasswordHash { get; private set; }

    public Sealed? Business { get; private init; }

    public string? Trade { get; private init; }

    public bool IsOver(Instant now) => now >= ExpiresAt || Tries >= MostTries;

    public void Use(Instant now) => (UsedAt, PasswordHash) = (now, null);
}

/// <summary>What somebody who signs up wants.</summary>
public sealed record NewBusiness(Guid AccountId, string PasswordHash, Guid BusinessId, Sealed Name, string Trade);

public enum AccountLinkPurpose
{
    SignUp,
    Reset,
}
