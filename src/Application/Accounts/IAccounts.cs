namespace Kalliky.Application.Accounts;

/// <summary>The people who sign in: of no business, found by their address.</summary>
public interface IAccounts
{
    /// <summary>Whose address this is; null when nobody's.</summary>
    Task<Guid?> Find(string email, CancellationToken ct);

    /// <summary>The address of each account that exists. Asked only for people of the business at hand, and for oneself.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Emails(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>As slow for everybody.</summary>
    string HashOf(string password);

    bool Fits(string hash, string password);

    /// <summary>Opens an account whose address is proven. True also when it was made before with this id; false when the address is somebody else's.</summary>
    Task<bool> Make(Guid id, string email, string passwordHash, CancellationToken ct);

    /// <summary>Asks for the password again; wrong ones count towards the lockout.</summary>
    Task<PasswordCheck> Check(Guid id, string password);

    /// <summary>A new password; ends what other devices were told, and a lockout.</summary>
    Task SetPassword(Guid id, string password);
}

public enum PasswordCheck
{
    Right,
    Wrong,

    /// <summary>Too many wrong ones: the right one does not count for a while either.</summary>
    LockedOut,
}
