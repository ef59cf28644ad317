using System.Text;

namespace Kalliky.Application.Telephony;

/// <summary>The state that the carrier keeps for the call of a forwarding test and gives back with each of its events: it names
/// the test.</summary>
public sealed record ForwardingLeg(Guid TenantId, Guid TestId)
{
    private const string Prefix = "forwarding:";
    private const int Length = 32;

    public string State => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Prefix}{TenantId:N}{TestId:N}"));

    /// <summary>Null when the state is not that of a test.</summary>
    public static ForwardingLeg? Of(string? state)
    {
        var bytes = new byte[Prefix.Length + 2 * Length + 3];
        if (state is not { Length: > 0 and <= 120 } || !Convert.TryFromBase64String(state, bytes, out var length) || length != Prefix.Length + 2 * Length)
            return null;
        var text = Encoding.ASCII.GetString(bytes, 0, length);
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Guid.TryParseExact(text.AsSpan(Prefix.Length, Length), "N", out var tenant) && Guid.TryParseExact(text.AsSpan(Prefix.Length + Length), "N", out var test)
            ? new ForwardingLeg(tenant, test)
            : null;
    }
}
