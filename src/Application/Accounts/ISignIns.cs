namespace Kalliky.Application.Accounts;

/// <summary>Lets people in with an e-mail address and a password, by a cookie, and out again.</summary>
public interface ISignIns
{
    Task<SignedIn> Enter(string email, string password);

    Task Leave();
}

public enum SignedIn
{
    Yes,

    /// <summary>No such address or another password: nobody learns which.</summary>
    No,

    /// <summary>Too many wrong passwords: closed for a while, the right one included.</summary>
    LockedOut,
}
