namespace Kalliky.Application.Accounts;

/// <summary>The second proof of somebody who wants one: codes of a program on their telephone.</summary>
public interface IAuthenticators
{
    Task<bool> IsOn(Guid account);

    /// <summary>Recovery codes that have not been used.</summary>
    Task<int> CodesLeft(Guid account);

    /// <summary>The secret to type into the program, in base 32; the same until it is turned off.</summary>
    Task<string> Prepare(Guid account);

    /// <summary>Asks for codes from now on; answers the recovery codes, shown this once. Null for a wrong code.</summary>
    Task<IReadOnlyList<string>?> TurnOn(Guid account, string code);

    Task TurnOff(Guid account);
}
