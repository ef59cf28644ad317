using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Messaging;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>Writes messages down, to be saved with what they speak of; the bus sends them afterwards.</summary>
internal sealed class Outgoing(IKallikyDb db, IVault vault, IMoment moment, CurrentTenant tenant)
{
    /// <summary>Adds a text message, once per key; false when it was written before, or when that number takes none.</summary>
    public async Task<bool> Text(Letter letter, PhoneNumber to, CancellationToken ct)
    {
        if (!to.TakesTexts || await IsKnown(letter.OnceKey, ct))
            return false;
        var text = SmsText.Of(letter.Text);
        Add(letter, MessageChannel.Sms, to.Value, vault.KeyOf(to), text.Words, null, text.Segments);
        return true;
    }

    /// <summary>The same by e-mail.</summary>
    public async Task<bool> Mail(Letter letter, string to, string subject, CancellationToken ct)
    {
        if (await IsKnown(letter.OnceKey, ct))
            return false;
        Add(letter, MessageChannel.Email, to, vault.KeyOf(to.ToLowerInvariant()), letter.Text, subject, 0);
        return true;
    }

    /// <summary>What waits about something is no longer true, but for what still says it as it is: withdrawn, that could not
    /// be written again, because its key is known.</summary>
    public async Task Withdraw(MessageKind kind, Guid aboutId, string but, CancellationToken ct)
    {
        foreach (var message in await db.Messages
            .Where(known => known.AboutId == aboutId && known.Kind == kind && known.OnceKey != but && known.Status == MessageStatus.Pending).ToListAsync(ct))
            message.Withdraw();
    }

    private Task<bool> IsKnown(string onceKey, CancellationToken ct) => db.Messages.AnyAsync(known => known.OnceKey == onceKey, ct);

    private void Add(Letter letter, MessageChannel channel, string to, string key, string text, string? subject, int segments) =>
        db.Messages.Add(new Message(
            moment.NewId(), tenant.Required(), letter.StoreId, letter.Kind, channel, vault.Seal(to), vault.Seal(text), moment.Now, letter.DueAt)
        {
            RecipientKey = key,
            Subject = subject is null ? null : vault.Seal(subject),
            Segments = segments,
            OnceKey = letter.OnceKey,
            CallId = letter.CallId,
            AboutId = letter.AboutId,
            IsTest = letter.IsTest,
            IsAnswer = letter.IsAnswer,
            ExpiresAt = letter.ExpiresAt,
        });
}

/// <summary>What is written to somebody, and when.</summary>
/// <param name="OnceKey">The same event, however often it comes, has the same key.</param>
internal sealed record Letter(Guid StoreId, MessageKind Kind, string Text, string OnceKey)
{
    public Guid? CallId { get; init; }

    public Guid? AboutId { get; init; }

    public bool IsTest { get; init; }

    /// <summary>Sent whatever the hour: the person just called or wrote.</summary>
    public bool IsAnswer { get; init; }

    public Instant? DueAt { get; init; }

    public Instant? ExpiresAt { get; init; }
}
