using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Kalliky.Infrastructure.Data.Vault;

/// <summary>Wraps keys before they reach the database: with the master key from the environment where one is set, else with
/// ASP.NET Data Protection. The first byte tells which, so that a master key may be introduced later.</summary>
internal sealed class KeyWrap(IDataProtectionProvider protection, IOptions<VaultOptions> options)
{
    private const byte Protected = 1;
    private const byte Mastered = 2;

    private readonly IDataProtector protector = protection.CreateProtector("Kalliky.Vault");
    private readonly byte[]? master = options.Value.Bytes();

    public byte[] Wrap(byte[] key) => master is null
        ? [Protected, .. protector.Protect(key)]
        : [Mastered, .. Box.Close(master, key, "wrap"u8)];

    public byte[] Unwrap(byte[] wrapped) => wrapped[0] switch
    {
        Protected => protector.Unprotect(wrapped[1..]),
        Mastered when master is not null => Box.Open(master, wrapped.AsSpan(1), "wrap"u8),
        Mastered => throw new CryptographicException("Vault__MasterKey is not set, but keys in the database were wrapped with it: set it again."),
        _ => throw new CryptographicException("This key was not wrapped here."),
    };
}
