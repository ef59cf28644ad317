using System.Buffers.Binary;
using System.Buffers.Text;
using Kalliky.Application.Shared;
using NodaTime;

namespace Kalliky.Web.Api;

/// <summary>A place in a list as one opaque word. It names rows, grants nothing: what it leads to is filtered by tenant like all else.</summary>
internal static class Cursor
{
    private const int Length = 24;

    public static string? Of(Position? place)
    {
        if (place is not { } known)
            return null;
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, known.Time.ToUnixTimeTicks());
        known.Id.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string text, out Position place)
    {
        place = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != 32 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var read) || read != Length)
            return false;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < 0 || ticks > Instant.FromUtc(9999, 1, 1, 0, 0).ToUnixTimeTicks())
            return false;
        place = new Position(Instant.FromUnixTimeTicks(ticks), new Guid(bytes[8..], bigEndian: true));
        return true;
    }
}
