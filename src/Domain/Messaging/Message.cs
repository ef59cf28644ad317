using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Messaging;

/// <summary>A text message or an e-mail. A row first, sent afterwards, so that nothing is lost when a provider is down:
/// the row knows when it is tried next. What providers tell arrives in any order and more than once.</summary>
public sealed class Message : TenantEntity
{
    /// <summary>After each failure a longer rest; after the last one it has failed, and a person may send it again.</summary>
    public static readonly IReadOnlyList<Duration> Pauses =
        [Duration.FromSeconds(20), Duration.FromMinutes(1), Duration.FromMinutes(10), Duration.FromHours(1), Duration.FromHours(6)];

    /// <summary>How long whoever took it has, before somebody else takes it.</summary>
    private static readonly Duration Hold = Duration.FromMinutes(1);

    private Message() { }

    /// <param name="dueAt">When it is to be sent; at once where it is not in the future.</param>
    public Message(
        Guid id, Guid tenantId, Guid storeId, MessageKind kind, MessageChannel channel, Sealed recipient, Sealed text, Instant createdAt, Instant? dueAt = null)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        Kind = kind;
        Channel = channel;
        Recipient = recipient;
        Text = text;
        CreatedAt = createdAt;
        DueAt = dueAt is { } due && due > createdAt ? due : createdAt;
        if (DueAt == createdAt)
            Post(createdAt);
    }

    public Guid? StoreId { get; private init; }

    public Guid? CallId { get; init; }

    /// <summary>The order, booking or ticket that it speaks of.</summary>
    public Guid? AboutId { get; init; }

    public MessageKind Kind { get; private init; }

    public MessageChannel Channel { get; private init; }

    public Sealed Recipient { get; private init; } = null!;

    /// <summary>Keyed hash of the number or the address, for answers and for those who want none.</summary>
    public string RecipientKey { get; init; } = "";

    public Sealed? Subject { get; init; }

    public Sealed Text { get; private init; } = null!;

    /// <summary>How many text messages it is billed as; 0 for an e-mail.</summary>
    public int Segments { get; init; }

    /// <summary>What makes a repeated event send once; unique in the business where set.</summary>
    public string? OnceKey { get; init; }

    /// <summary>From the test phone: goes to the local outbox, whatever the provider.</summary>
    public bool IsTest { get; init; }

    /// <summary>The person just spoke or wrote to the store, so that quiet hours do not hold it back.</summary>
    public bool IsAnswer { get; init; }

    public MessageStatus Status { get; private set; } = MessageStatus.Pending;

    /// <summary>Why it failed, or why it is tried again: a stable word.</summary>
    public string? FailureReason { get; private set; }

    /// <summary>The provider's handle.</summary>
    public string? ProviderId { get; private set; }

    public int Attempts { get; private set; }

    public Instant CreatedAt { get; private init; }

    /// <summary>When it is sent, or tried again.</summary>
    public Instant DueAt { get; private set; }

    /// <summary>Past that it would tell nothing any more and is not sent.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Somebody is about to send it until then.</summary>
    public Instant? TakenUntil { get; private set; }

    public Instant? SentAt { get; private set; }

    public Instant? DeliveredAt { get; private set; }

    /// <summary>Its words were erased then, because the plan keeps them no longer: it cannot be sent again.</summary>
    public Instant? ForgottenAt { get; private set; }

    /// <summary>A mail about what was agreed on, which must reach whoever answers for it: STOP and complaints end what may be
    /// left out, never this.</summary>
    public bool IsOwed => Channel == MessageChannel.Email && Kind is MessageKind.Invoice or MessageKind.Receipt or MessageKind.Number or MessageKind.Notice;

    public bool IsOpen => Status is MessageStatus.Pending or MessageStatus.Sending;

    /// <summary>Hands it to whoever sends; nobody else does for a while.</summary>
    public bool Post(Instant now)
    {
        if (!IsOpen || DueAt > now || TakenUntil > now)
            return false;
        // Whoever was sending it is dead: what it was told is unknown, and the next attempt begins anew.
        Status = MessageStatus.Pending;
        TakenUntil = now + Hold;
        Raise(new MessageDue(Id, TenantId));
        return true;
    }

    /// <summary>An attempt begins. False when another one is under way, and when there is nothing to send.</summary>
    public bool Begin(Instant now)
    {
        if (!IsOpen || DueAt > now || (Status == MessageStatus.Sending && TakenUntil > now))
            return false;
        Status = MessageStatus.Sending;
        TakenUntil = now + Hold;
        Attempts++;
        return true;
    }

    /// <summary>Not now: at that moment.</summary>
    public void Postpone(Instant until)
    {
        if (!IsOpen)
            return;
        Status = MessageStatus.Pending;
        DueAt = until;
        TakenUntil = null;
    }

    /// <summary>The provider took it.</summary>
    public void Sent(string? providerId, Instant at)
    {
        ProviderId ??= providerId;
        if (!IsOpen)
            return;
        Status = MessageStatus.Sent;
        FailureReason = null;
        SentAt = at;
        TakenUntil = null;
    }

    public void Delivered(string? providerId, Instant at)
    {
        Sent(providerId, at);
        if (Status is MessageStatus.Delivered or MessageStatus.Cancelled)
            return;
        Status = MessageStatus.Delivered;
        FailureReason = null;
        DeliveredAt = at;
    }

    /// <summary>The provider is in trouble: again after a pause, until there is none left.</summary>
    /// <param name="after">Where the provider says how long.</param>
    public void TryAgain(string reason, Instant now, Duration? after = null)
    {
        if (Status != MessageStatus.Sending)
            return;
        if (Attempts > Pauses.Count)
        {
            Failed(reason);
            return;
        }

        FailureReason = reason;
        var pause = Pauses[Attempts - 1];
        Postpone(now + (after > pause ? after.Value : pause));
    }

    /// <summary>It will not arrive. What has arrived did not fail.</summary>
    public void Failed(string reason)
    {
        if (Status is MessageStatus.Delivered or MessageStatus.Cancelled)
            return;
        Status = MessageStatus.Failed;
        FailureReason = reason;
        TakenUntil = null;
    }

    /// <summary>No longer true, as a reminder of what was cancelled: not sent.</summary>
    public void Withdraw()
    {
        if (IsOpen)
            Status = MessageStatus.Cancelled;
    }

    /// <summary>A person wants it sent after all.</summary>
    public bool SendAgain(Instant now)
    {
        if (Status != MessageStatus.Failed || ForgottenAt is not null)
            return false;
        Status = MessageStatus.Pending;
        Attempts = 0;
        ProviderId = null;
        FailureReason = null;
        DueAt = now;
        return Post(now);
    }
}

public enum MessageKind
{
    /// <summary>Of what a caller ordered or booked, and of what changed about it.</summary>
    Confirmation,
    Reminder,

    /// <summary>To what somebody asked or wrote.</summary>
    Reply,

    /// <summary>To the owner.</summary>
    Alert,

    /// <summary>Kalliky's invoice to the business.</summary>
    Invoice,

    /// <summary>Kalliky's word to the business that a payment has arrived.</summary>
    Receipt,

    /// <summary>To the owners, about the day before.</summary>
    Summary,

    /// <summary>Kalliky tells the owners of a number.</summary>
    Number,

    /// <summary>Kalliky tells the owners what touches what they have agreed on: a payment, a limit.</summary>
    Notice,
}

public enum MessageChannel
{
    Sms,
    Email,
}

public enum MessageStatus
{
    Pending,
    Sending,
    Sent,
    Delivered,
    Failed,
    Cancelled,
}

/// <summary>It is time to send a message.</summary>
public sealed record MessageDue(Guid MessageId, Guid TenantId) : DomainEvent;
