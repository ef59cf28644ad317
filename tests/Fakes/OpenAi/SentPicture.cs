namespace Kalliky.Fakes.OpenAi;

/// <summary>What the vendor refuses of a picture that comes along with a message.</summary>
internal static class SentPicture
{
    private static readonly string[] Kinds = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    public static string? Problem(string address)
    {
        if (!address.StartsWith("data:", StringComparison.Ordinal))
            return "Invalid image URL: only data URLs are taken here.";
        var (head, data) = (address[5..].Split(';')[0], address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]);
        if (!Kinds.Contains(head))
            return $"You uploaded an unsupported image. Please make sure your image has of one the following formats: {string.Join(", ", Kinds)}.";
        return Convert.TryFromBase64String(data, new byte[data.Length], out var length) && length > 0 ? null : "Invalid base64 image_url.";
    }
}
