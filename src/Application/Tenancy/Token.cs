using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Kalliky.Application.Tenancy;

/// <summary>A secret that we make up, hand out once and keep only as a hash: relay tokens, REST keys.</summary>
public static class Token
{
    /// <summary>256 random bits, safe in an address, behind a prefix that tells what it opens.</summary>
    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of the whole token in lower-case hex. Enough for 256 random bits; never for a password.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
