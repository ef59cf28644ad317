namespace Kalliky.Fakes.Telnyx;

/// <summary>A text message that the carrier took.</summary>
public sealed record SentText(string Id, string From, string To, string Text, string Encoding, Uri? WebhookUrl);
