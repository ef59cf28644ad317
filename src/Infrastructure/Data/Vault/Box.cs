using System.Security.Cryptography;

namespace Kalliky.Infrastructure.Data.Vault;

/// <summary>AES-256-GCM: a version byte, a random nonce, the tag, the cipher text. The context must be the same to open.</summary>
internal static class Box
{
    private const byte Version = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Head = 1 + Nonce + Tag;

    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var box = new byte[Head + plain.Length];
        box[0] = Version;
        RandomNumberGenerator.Fill(box.AsSpan(1, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.AsSpan(1, Nonce), plain, box.AsSpan(Head), box.AsSpan(1 + Nonce, Tag), context);
        return box;
    }

    /// <exception cref="CryptographicException">Another key, another context, or the bytes were changed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> context)
    {
        if (box.Length < Head || box[0] != Version)
            throw new CryptographicException("These bytes were not sealed here.");
        var plain = new byte[box.Length - Head];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box.Slice(1, Nonce), box[Head..], box.Slice(1 + Nonce, Tag), plain, context);
        return plain;
    }
}
