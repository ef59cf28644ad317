using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kalliky.Application.Calls;

/// <summary>The name of a command to the carrier, the same however often and from whichever node it is sent, so that
/// the carrier does it once.</summary>
internal static class CommandId
{
    /// <param name="time">Which time it is that the verb is meant for this call: the relay's start, the transfer's turn.</param>
    public static string For(string carrierId, string verb, int time = 0)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{carrierId}|{verb}|{time}")));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}
