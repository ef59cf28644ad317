using Kalliky.Infrastructure.Shared;

namespace Kalliky.Infrastructure.Data.Vault;

/// <summary>Section "Vault".</summary>
internal sealed class VaultOptions
{
    public const string Section = "Vault";

    private const int Length = 32;

    private const string Wrong = "Vault__MasterKey is not 32 bytes in base64: make one with `openssl rand -base64 32`, or leave it empty in development.";

    private const string Missing = "Vault__MasterKey is not set: it keeps the keys of personal data outside the database. Make one with `openssl rand -base64 32` and keep it safe: without it nothing that was sealed can be read.";

    private const string Guessable = "Vault__MasterKey is a placeholder: make a real one with `openssl rand -base64 32`.";

    /// <summary>32 bytes in base64 that wrap the businesses' keys, kept outside the database. Empty, in
    /// development only: ASP.NET Data Protection wraps them, with keys that stand in the same database.</summary>
    public string? MasterKey { get; set; }

    /// <summary>The key's bytes; null when none is set.</summary>
    /// <exception cref="FormatException">It is not base64 of 32 bytes.</exception>
    public byte[]? Bytes() => string.IsNullOrWhiteSpace(MasterKey) ? null : Decode(MasterKey) ?? throw new FormatException(Wrong);

    /// <summary>What is wrong with the setting, in one sentence; null when nothing is.</summary>
    public static string? Problem(string? masterKey, bool isProduction)
    {
        if (string.IsNullOrWhiteSpace(masterKey))
            return isProduction ? Missing : null;
        return Placeholder.Is(masterKey) ? Guessable : Decode(masterKey) is not { } bytes ? Wrong : bytes.Distinct().Count() < Length / 4 ? Guessable : null;
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == Length ? bytes : null;
    }
}
