using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Accounts;

/// <summary>An e-mail about an account: a row first, sent afterwards, like a <see cref="Message"/>, but of no business. What
/// it says is written when it is sent; the word of its link is forgotten once it has left.</summary>
[Global]
public sealed class AccountMail
{
    /// <summary>How long whoever took it has, before somebody else takes it.</summary>
    public static readonly Duration Hold = Duration.FromMinutes(1);

    /// <summary>Mails and links are deleted after that.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(8);

    /// <summary>Why an invitation was not sent: the address has called such a mail unwanted.</summary>
    public const string Unwanted = "unwanted";

    private AccountMail() { }

    public AccountMail(Guid id, AccountMailKind kind, Sealed email, string emailKey, Language language, Instant now)
    {
        (Id, Kind, Email, EmailKey, Language, CreatedAt, DueAt) = (id, kind, email, emailKey, language, now, now);
    }

    public Guid Id { get; private init; }

    public AccountMailKind Kind { get; private init; }

    public Sealed Email { get; private init; } = null!;

    /// <summary>Keyed hash of the address: how many mails it was sent lately.</summary>
    public string EmailKey { get; private init; } = "";

    public Language Language { get; private init; }

    /// <summary>The word in its link.</summary>
    public Sealed? Secret { get; init; }

    /// <summary>The business, or the store, that it speaks of.</summary>
    public Sealed? Business { get; init; }

    /// <summary>Who did what it tells of, where it says so.</summary>
    public Sealed? By { get; init; }

    public AccountMailStatus Status { get; private set; } = AccountMailStatus.Pending;

    /// <summary>Why it failed, or is tried again: a stable word.</summary>
    public string? Reason { get; private set; }

    /// <summary>The provider's handle, by which its news find it.</summary>
    public string? ProviderId { get; private set; }

    public int Attempts { get; private set; }

    public Instant CreatedAt { get; private init; }

    public Instant DueAt { get; private set; }

    public Instant? TakenUntil { get; private set; }
}

public enum AccountMailKind
{
    /// <summary>Proves an address of somebody who signs up; one that has an account already is told so instead.</summary>
    SignUp,
    Welcome,
    Reset,
    PasswordChanged,
    Invitation,

    /// <summary>An owner closes the business: until when one may come back, and what happens then.</summary>
    BusinessCloses,
    BusinessKept,
    BusinessErased,
    AccountErased,

    /// <summary>An owner closes one store: who, and until when one may come back.</summary>
    StoreCloses,
    PasskeyAdded,
}

public enum AccountMailStatus
{
    Pending,
    Sent,
    Failed,

    /// <summary>There was nobody to write to: no account has this address.</summary>
    Dropped,
}
