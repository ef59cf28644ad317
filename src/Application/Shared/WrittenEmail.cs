using System.Net.Mail;

namespace Kalliky.Application.Shared;

/// <summary>An e-mail address as people write it.</summary>
public static class WrittenEmail
{
    /// <summary>More is no address that anybody has.</summary>
    public const int Longest = 200;

    /// <summary>In lower case; null when it is none.</summary>
    public static string? Read(string? text)
    {
        var address = text?.Trim().ToLowerInvariant();
        return address is { Length: > 0 and <= Longest } && !address.Any(char.IsWhiteSpace)
            && MailAddress.TryCreate(address, out var read) && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal)
            ? address
            : null;
    }
}
