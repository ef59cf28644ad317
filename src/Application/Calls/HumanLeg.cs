using System.Text;

namespace Kalliky.Application.Calls;

/// <summary>The state that the carrier keeps for the human's leg of a transfer and gives back with each of its events:
/// it names the caller's leg, by which we know the call.</summary>
public static class HumanLeg
{
    private const string Prefix = "leg-of:";

    public static string StateFor(string carrierId) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Prefix + carrierId));

    /// <summary>The caller's leg; null when the state is not ours.</summary>
    public static string? CallerOf(string? state)
    {
        var bytes = new byte[(state?.Length ?? 0) * 3 / 4 + 3];
        if (state is not { Length: > 0 and <= 600 } || !Convert.TryFromBase64String(state, bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;
    }
}
