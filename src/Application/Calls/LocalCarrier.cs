namespace Kalliky.Application.Calls;

/// <summary>Calls that no carrier carries: those of the test phone. Their handle says so.</summary>
internal static class LocalCarrier
{
    private const string Prefix = "local:";

    public static string HandleOf(Guid callId) => $"{Prefix}{callId:N}";

    public static bool Owns(string carrierId) => carrierId.StartsWith(Prefix, StringComparison.Ordinal);

    public static Guid? CallOf(string carrierId) => Owns(carrierId) && Guid.TryParseExact(carrierId[Prefix.Length..], "N", out var id) ? id : null;
}
