using System.Security.Cryptography;
using System.Text;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;

namespace Kalliky.Infrastructure.Data.Vault;

/// <summary>Seals with the key of the scope's business; the tenant id is part of the seal, so that a row moved to another business stays shut.</summary>
internal sealed class Vault(CurrentTenant tenant, Keyring keyring) : IVault
{
    public Sealed Seal(string text) => Seal(Encoding.UTF8.GetBytes(text));

    public string? Open(Sealed? data) => OpenBytes(data) is { } text ? Encoding.UTF8.GetString(text) : null;

    public Sealed Seal(byte[] content) => new(Box.Close(Key().Seal, content, Context()));

    public byte[]? OpenBytes(Sealed? data) =>
        data is not null && keyring.Of(tenant.Required()) is { } keys ? Box.Open(keys.Seal, data.Bytes, Context()) : null;

    public string KeyOf(PhoneNumber number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Key().Numbers, Encoding.UTF8.GetBytes(number.Value)));

    public string KeyOf(string words) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Key().Words, Encoding.UTF8.GetBytes(words)));

    private Keys Key() =>
        keyring.Of(tenant.Required()) ?? throw new InvalidOperationException("The key of this business was erased: nothing more can be sealed for it.");

    private byte[] Context() => tenant.Required().ToByteArray();
}
