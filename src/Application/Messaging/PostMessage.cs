using Kalliky.Application.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>A message's time has come: the bus sends it. Of several nodes that say so, one does.</summary>
/// <returns>False when there is nothing to do, or somebody is at it.</returns>
public sealed record PostMessage(Guid MessageId) : IRequest<bool>;

internal sealed class PostMessageHandler(IKallikyDb db, IMoment moment) : IRequestHandler<PostMessage, bool>
{
    public async Task<bool> Handle(PostMessage request, CancellationToken cancellationToken)
    {
        var message = await db.Messages.FirstOrDefaultAsync(known => known.Id == request.MessageId, cancellationToken);
        if (message?.Post(moment.Now) != true)
            return false;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
