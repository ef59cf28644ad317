using System.Text.Json.Serialization;

namespace Kalliky.Infrastructure.Resend;

internal sealed record EmailBody(string From, IReadOnlyList<string> To, string Subject, string Text, string Html, IReadOnlyList<EmailTag> Tags, IReadOnlyList<EmailAttachment>? Attachments);

internal sealed record EmailTag(string Name, string Value);

/// <param name="Content">In base64.</param>
internal sealed record EmailAttachment(string Filename, string Content, string ContentType);

internal sealed record EmailAnswer(string? Id);

internal sealed record EmailError(string? Name);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EmailBody))]
[JsonSerializable(typeof(EmailAnswer))]
[JsonSerializable(typeof(EmailError))]
internal sealed partial class ResendWire : JsonSerializerContext;
