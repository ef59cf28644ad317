using NodaTime;

namespace Kalliky.Application.Accounts;

/// <summary>Keys that a device keeps for somebody and opens with a finger, a face or a code (WebAuthn level 2). We only have their
/// public half. The browser's part travels as the JSON that the standard has for it.</summary>
public interface IPasskeys
{
    Task<IReadOnlyList<Passkey>> Of(Guid account);

    /// <summary>What the browser is told to make one; who is told so has proven their password.</summary>
    Task<string> Offer(Guid account);

    /// <summary>Keeps what the browser made of the latest offer to this browser.</summary>
    /// <returns>False when it is not an answer to that offer.</returns>
    Task<bool> Add(Guid account, string credential, string name);

    /// <returns>False when the account has none of that id.</returns>
    Task<bool> Rename(Guid account, string id, string name);

    Task<bool> Remove(Guid account, string id);

    /// <summary>What a browser is told that wants to sign in, whoever that is.</summary>
    Task<string> Challenge();

    /// <summary>Signs in by what the browser answered. An answer counts once.</summary>
    Task<SignedIn> Enter(string credential);
}

/// <param name="Id">Base64url, as browsers write it.</param>
/// <param name="IsSynced">It is also on the person's other devices.</param>
public sealed record Passkey(string Id, string Name, Instant Since, bool IsSynced);

/// <summary>What a passkey may be.</summary>
public static class PasskeyBounds
{
    public const int Most = 10;

    public const int LongestName = 60;

    /// <summary>What a browser sends is some two thousand signs, more with an attestation.</summary>
    public const int LongestCredential = 20_000;
}
