using System.Buffers;

namespace Kalliky.Web.Hooks;

/// <summary>Reads a webhook's body as it came, never more than so much, and checks who signed it.</summary>
internal static class SignedBody
{
    private const int Usual = 64 * 1024;

    /// <summary>Whether these bytes are signed by whom they claim to come from.</summary>
    public delegate bool Genuine(ReadOnlySpan<byte> body);

    /// <summary>The body in a rented array and 200, or the status to refuse with.</summary>
    /// <param name="most">In bytes.</param>
    public static async Task<(byte[] Body, int Length, int Status)> Read(HttpRequest request, Genuine isGenuine, CancellationToken ct, int most = Usual)
    {
        if (request.ContentLength > most)
            return ([], 0, StatusCodes.Status413PayloadTooLarge);
        var body = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 8 * 1024) + 1);
        var length = 0;
        while (await request.Body.ReadAsync(body.AsMemory(length), ct) is var read and > 0)
        {
            length += read;
            if (length > most)
                return Refuse(body, StatusCodes.Status413PayloadTooLarge);
            if (length == body.Length)
                body = Grow(body, length, most);
        }

        return isGenuine(body.AsSpan(0, length)) ? (body, length, StatusCodes.Status200OK) : Refuse(body, StatusCodes.Status401Unauthorized);
    }

    public static void Return(byte[] body)
    {
        if (body.Length > 0)
            ArrayPool<byte>.Shared.Return(body, clearArray: true);
    }

    private static (byte[], int, int) Refuse(byte[] body, int status)
    {
        Return(body);
        return ([], 0, status);
    }

    private static byte[] Grow(byte[] body, int length, int most)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(body.Length * 2, most + 1));
        body.AsSpan(0, length).CopyTo(larger);
        Return(body);
        return larger;
    }
}
