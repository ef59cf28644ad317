namespace Kalliky.Application.Accounts;

/// <summary>Lets people in with an e-mail address and a password, by a cookie, and out again.</summary>
public interface ISignIns
{
    Task<SignedIn> Enter(string email, string password);

    /// <summary>After <see cref="SignedIn.NeedsCode"/>: the code of their program, or one of the recovery codes.</summary>
    Task<SignedIn> EnterCode(string code);

    /// <summary>Whoever is signed in stays so on this device, after their password changed.</summary>
    Task Stay(Guid account);

    Task Leave();
}

public enum SignedIn
{
    Yes,

    /// <summary>No such address or another password: nobody learns which.</summary>
    No,

    /// <summary>The password is right, and the account asks for a code as well.</summary>
    NeedsCode,

    /// <summary>Too many wrong passwords: closed for a while, the right one included.</summary>
    LockedOut,
}
