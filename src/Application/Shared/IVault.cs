using Kalliky.Domain.Shared;

namespace Kalliky.Application.Shared;

/// <summary>Seals and opens the personal data of the current tenant (AES-GCM, a key per business). Works on what a
/// query brought back, so that lists project sealed columns and open them afterwards.</summary>
/// <exception cref="InvalidOperationException">No tenant is set for this scope.</exception>
public interface IVault
{
    Sealed Seal(string text);

    /// <summary>The plain text; null when the key was erased, which is how a forgotten business reads.</summary>
    string? Open(Sealed? data);

    /// <summary>The same for a file.</summary>
    Sealed Seal(byte[] content);

    byte[]? OpenBytes(Sealed? data);

    /// <summary>Keyed hash of a telephone number, the same each time, for look-up inside the current tenant.</summary>
    string KeyOf(PhoneNumber number);

    /// <summary>The same for any words, apart from those of numbers.</summary>
    string KeyOf(string words);
}
