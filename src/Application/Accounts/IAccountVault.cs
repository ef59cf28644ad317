using Kalliky.Domain.Shared;

namespace Kalliky.Application.Accounts;

/// <summary>As <see cref="Shared.IVault"/>, for what belongs to no business: addresses of people who sign up or forgot their password.</summary>
public interface IAccountVault
{
    Sealed Seal(string text);

    string? Open(Sealed? data);

    /// <summary>The same of bytes.</summary>
    Sealed SealBytes(byte[] bytes);

    byte[] OpenBytes(Sealed data);

    /// <summary>Keyed hash of an address, the same each time and whatever its capitals.</summary>
    ValueTask<string> KeyOf(string address, CancellationToken ct);
}
