namespace Kalliky.Application.Messaging;

/// <summary>Sends e-mails. Never throws because a provider is in trouble: that is an answer.</summary>
public interface IMail
{
    Task<Posting> Send(Mail mail, CancellationToken ct);
}

/// <param name="Id">Ours; the same on a retry, so that the provider sends it once.</param>
/// <param name="From">The store's name, shown before the address that the product sends from.</param>
/// <param name="Html">The same words for programs that show HTML.</param>
public sealed record Mail(Guid Id, string From, string To, string Subject, string Text, string Html, bool IsTest)
{
    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that a mail brings along.</summary>
public sealed record MailAttachment(string Name, string MediaType, byte[] Content);

/// <summary>Tells whether an event really comes from the mail provider, and just now.</summary>
public interface IMailSignature
{
    bool IsGenuine(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body);
}
