using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>Remembers an event of a vendor that belongs to nobody in particular.</summary>
/// <returns>False when it was known.</returns>
public sealed record RememberEvent(string Vendor, string EventId) : IRequest<bool>;

internal sealed class RememberEventHandler(IKallikyDb db, IMoment moment) : IRequestHandler<RememberEvent, bool>
{
    public async Task<bool> Handle(RememberEvent request, CancellationToken cancellationToken)
    {
        if (await db.WebhookEvents.AnyAsync(known => known.Vendor == request.Vendor && known.EventId == request.EventId, cancellationToken))
            return false;
        db.WebhookEvents.Add(new WebhookEvent(request.Vendor, request.EventId, moment.Now));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
