namespace Kalliky.Application.Calls;

/// <summary>Tells whether an event really comes from the carrier, and just now.</summary>
public interface ICarrierSignature
{
    /// <param name="timestamp">As the header gives it.</param>
    /// <param name="signature">As the header gives it.</param>
    /// <param name="body">The bytes as received, never parsed and written again.</param>
    bool IsGenuine(string? timestamp, string? signature, ReadOnlySpan<byte> body);
}
