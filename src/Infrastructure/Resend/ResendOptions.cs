using System.Net.Mail;
using Kalliky.Infrastructure.Shared;

namespace Kalliky.Infrastructure.Resend;

/// <summary>The account at the mail provider. Without a key, mail goes to the local outbox.</summary>
internal sealed class ResendOptions
{
    public const string Section = "Resend";

    public string? ApiKey { get; set; }

    /// <summary>The address that everything is sent from; its domain is verified at Resend.</summary>
    public string? From { get; set; }

    /// <summary>whsec_ and base64: what webhooks are signed with. Without it none is believed.</summary>
    public string? WebhookSecret { get; set; }

    public string ApiBase { get; set; } = "https://api.resend.com";

    public bool IsSet => !string.IsNullOrWhiteSpace(ApiKey);

    /// <summary>What is wrong, in one sentence that names the setting and the remedy; null when nothing is.</summary>
    public string? Problem()
    {
        if (!string.IsNullOrWhiteSpace(WebhookSecret) && ResendSignature.Key(WebhookSecret) is null)
            return "Resend__WebhookSecret is not a signing secret: copy it from Resend, Webhooks, such as whsec_ and base64.";
        if (!IsSet)
            return null;
        if (Placeholder.Is(ApiKey!))
            return "Resend__ApiKey is a placeholder: give the key of your Resend account, or leave it empty for the local outbox.";
        if (!MailAddress.TryCreate(From, out _))
            return "Resend__From is missing or is not an e-mail address: give one of a domain that is verified at Resend, such as bonjour@kalliky.fr.";
        return Uri.TryCreate(ApiBase, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? null
            : "Resend__ApiBase is not an address: leave it empty for https://api.resend.com.";
    }
}
