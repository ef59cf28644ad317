using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>What the local provider took: it goes nowhere, a page shows it in development.</summary>
public interface IOutbox
{
    /// <summary>The latest first.</summary>
    IReadOnlyList<OutboxEntry> Latest { get; }
}

/// <param name="Subject">Of an e-mail; null for a text message.</param>
public sealed record OutboxEntry(Guid Id, Instant At, string From, string To, string? Subject, string Text, string? Html = null)
{
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}
