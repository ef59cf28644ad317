using Kalliky.Application.Shared;
using Kalliky.Domain.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>The messages of a store, the latest first, without their words: those are read one by one.</summary>
/// <param name="States">Only those in one of these states; all of them when none is named.</param>
public sealed record BrowseMessages(Guid StoreId, IReadOnlyList<MessageStatus>? States = null, Position? After = null)
    : IRequest<BrowseMessages.Found>
{
    /// <param name="Failed">How many have failed in the last seven days.</param>
    public sealed record Found(Slice<Row> Messages, int Failed);

    /// <param name="Recipient">Null once it was erased.</param>
    /// <param name="Reason">A stable word: why it failed, or why it is tried again.</param>
    /// <param name="DueAt">When it is sent or tried again, while it waits.</param>
    /// <param name="MaySendAgain">A person may send it once more, and it would still tell something.</param>
    public sealed record Row(
        Guid Id, MessageKind Kind, MessageChannel Channel, string? Recipient, MessageStatus Status, string? Reason, int Attempts, Instant CreatedAt,
        Instant DueAt, Instant? SentAt, Instant? DeliveredAt, Guid? CallId, bool IsTest, bool MaySendAgain);
}

internal sealed class BrowseMessagesHandler(IKallikyDb db, IVault vault, IMoment moment) : IRequestHandler<BrowseMessages, BrowseMessages.Found>
{
    private static readonly Duration Recently = Duration.FromDays(7);

    public async Task<BrowseMessages.Found> Handle(BrowseMessages request, CancellationToken ct)
    {
        var (store, now) = (db.Messages.AsNoTracking().Where(message => message.StoreId == request.StoreId), moment.Now);
        var messages = request.States is { Count: > 0 } states ? store.Where(message => states.Contains(message.Status)) : store;
        if (request.After is { Time: var time, Id: var id })
            messages = messages.Where(message => message.CreatedAt < time || (message.CreatedAt == time && message.Id < id));
        var rows = await messages.OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id).Take(Slice.Usual + 1).ToListAsync(ct);
        var failed = await store.CountAsync(message => message.Status == MessageStatus.Failed && message.CreatedAt > now - Recently, ct);
        return new BrowseMessages.Found(Slice.Cut(rows, Slice.Usual, row => new Position(row.CreatedAt, row.Id), row => View(row, now)), failed);
    }

    private BrowseMessages.Row View(Message row, Instant now) => new(
        row.Id, row.Kind, row.Channel, vault.Open(row.Recipient), row.Status, row.FailureReason, row.Attempts, row.CreatedAt, row.DueAt, row.SentAt,
        row.DeliveredAt, row.CallId, row.IsTest, SendMessageAgain.Allows(row, now));
}
