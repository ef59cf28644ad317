using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>The words of one message of a store; null when there is none with this id.</summary>
public sealed record ReadMessage(Guid StoreId, Guid Id) : IRequest<ReadMessage.Words?>
{
    /// <param name="Text">Null once it was erased.</param>
    public sealed record Words(Guid Id, string? Subject, string? Text);
}

internal sealed class ReadMessageHandler(IKallikyDb db, IVault vault) : IRequestHandler<ReadMessage, ReadMessage.Words?>
{
    public async Task<ReadMessage.Words?> Handle(ReadMessage request, CancellationToken ct) =>
        await db.Messages.AsNoTracking().FirstOrDefaultAsync(known => known.Id == request.Id && known.StoreId == request.StoreId, ct) is { } message
            ? new ReadMessage.Words(message.Id, vault.Open(message.Subject), vault.Open(message.Text))
            : null;
}
