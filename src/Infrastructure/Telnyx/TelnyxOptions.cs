using Kalliky.Infrastructure.Shared;

namespace Kalliky.Infrastructure.Telnyx;

/// <summary>The account at the carrier. Without a key, calls come from the test phone only.</summary>
internal sealed class TelnyxOptions
{
    public const string Section = "Telnyx";

    public string? ApiKey { get; set; }

    /// <summary>Base64, 32 bytes: what webhooks are signed with.</summary>
    public string? PublicKey { get; set; }

    public string? ConnectionId { get; set; }

    public string? MessagingProfileId { get; set; }

    public string ApiBase { get; set; } = "https://api.telnyx.com/v2";

    public bool IsSet => !string.IsNullOrWhiteSpace(ApiKey);

    /// <summary>What is wrong, in one sentence that names the setting and the remedy; null when nothing is.</summary>
    public string? Problem()
    {
        if (!IsSet)
            return null;
        if (Placeholder.Is(ApiKey))
            return "Telnyx__ApiKey is a placeholder: give the key of your Telnyx account, or leave it empty for local telephony.";
        if (!TelnyxSignature.IsKey(PublicKey))
            return "Telnyx__PublicKey is missing or is not 32 bytes in base64: copy it from Mission Control, Keys & Credentials, Public Key.";
        return Uri.TryCreate(ApiBase, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? null
            : "Telnyx__ApiBase is not an address: leave it empty for https://api.telnyx.com/v2.";
    }
}
