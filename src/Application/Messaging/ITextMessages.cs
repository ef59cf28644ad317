using Kalliky.Domain.Shared;

namespace Kalliky.Application.Messaging;

/// <summary>Sends text messages. Never throws because a provider is in trouble: that is an answer.</summary>
public interface ITextMessages
{
    Task<Posting> Send(TextMessage message, CancellationToken ct);
}

/// <param name="Id">Ours; it comes back with what the provider tells of the message.</param>
/// <param name="From">A name (see <see cref="Domain.Messaging.SenderName"/>) or the store's number.</param>
/// <param name="IsPlain">Every sign is in GSM-7.</param>
public sealed record TextMessage(Guid Id, string From, PhoneNumber To, string Text, bool IsPlain, bool IsTest);

/// <summary>What came of an attempt to send.</summary>
/// <param name="Reason">A stable word, where it was not taken.</param>
/// <param name="AfterSeconds">Where the provider says when it may be tried again.</param>
public sealed record Posting(PostingResult Result, string? ProviderId = null, string? Reason = null, int? AfterSeconds = null)
{
    public static Posting Refused(string reason) => new(PostingResult.Refused, Reason: reason);

    public static Posting Later(string reason, int? afterSeconds = null) => new(PostingResult.Later, Reason: reason, AfterSeconds: afterSeconds);
}

public enum PostingResult
{
    Accepted,

    /// <summary>There is nothing between us and whoever reads it.</summary>
    Delivered,

    /// <summary>Not this message, however often.</summary>
    Refused,

    /// <summary>The provider is in trouble, or nobody knows whether it was taken.</summary>
    Later,
}
