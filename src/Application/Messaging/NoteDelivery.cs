using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Messaging;

/// <summary>A provider tells what became of a message, in any order and more than once.</summary>
/// <param name="Reason">A stable word, where it failed.</param>
public sealed record NoteDelivery(string Vendor, string EventId, Guid MessageId, string? ProviderId, DeliveryNews News, string? Reason) : IRequest;

public enum DeliveryNews
{
    Sent,
    Delivered,
    Failed,

    /// <summary>Whoever received it wants nothing more.</summary>
    Unwanted,
}

internal sealed class NoteDeliveryHandler(IKallikyDb db, IMoment moment, OptOuts optOuts, ILiveFeed live) : IRequestHandler<NoteDelivery>
{
    public async Task<Unit> Handle(NoteDelivery request, CancellationToken cancellationToken)
    {
        if (await db.WebhookEvents.AnyAsync(known => known.Vendor == request.Vendor && known.EventId == request.EventId, cancellationToken)
            || await db.Messages.FirstOrDefaultAsync(known => known.Id == request.MessageId, cancellationToken) is not { } message
            || !IsAbout(message, request.ProviderId))
            return Unit.Value;
        db.WebhookEvents.Add(new WebhookEvent(request.Vendor, request.EventId, moment.Now));
        switch (request.News)
        {
            case DeliveryNews.Sent:
                message.Sent(request.ProviderId, moment.Now);
                break;
            case DeliveryNews.Delivered:
                message.Delivered(request.ProviderId, moment.Now);
                break;
            case DeliveryNews.Failed:
                message.Failed(request.Reason ?? "refused");
                break;
        }

        if (request.News == DeliveryNews.Unwanted || request.Reason == "opted_out")
            await optOuts.Add(message.RecipientKey, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(message.TenantId, message.StoreId!.Value, "message", message.Id));
        return Unit.Value;
    }

    // Nobody has signed the address that names our message: what it says is believed only as long as we know no better.
    private static bool IsAbout(Message message, string? providerId) => message.ProviderId is null || providerId is null || message.ProviderId == providerId;
}
