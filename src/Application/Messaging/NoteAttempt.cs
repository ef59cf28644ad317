using Kalliky.Application.Shared;
using Kalliky.Domain.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>What came of an attempt to send.</summary>
internal sealed record NoteAttempt(Guid MessageId, Posting Posting) : IRequest;

internal sealed class NoteAttemptHandler(IKallikyDb db, IMoment moment, OptOuts optOuts, ILiveFeed live) : IRequestHandler<NoteAttempt>
{
    public async Task<Unit> Handle(NoteAttempt request, CancellationToken cancellationToken)
    {
        if (await db.Messages.FirstOrDefaultAsync(known => known.Id == request.MessageId, cancellationToken) is not { } message)
            return Unit.Value;
        Note(message, request.Posting);
        if (request.Posting.Reason == "opted_out")
            await optOuts.Add(message.RecipientKey, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(new LiveEvent(message.TenantId, message.StoreId!.Value, "message", message.Id));
        return Unit.Value;
    }

    private void Note(Message message, Posting posting)
    {
        switch (posting.Result)
        {
            case PostingResult.Accepted:
                message.Sent(posting.ProviderId, moment.Now);
                break;
            case PostingResult.Delivered:
                message.Delivered(posting.ProviderId, moment.Now);
                break;
            case PostingResult.Refused when message.Status == MessageStatus.Sending:
                message.Failed(posting.Reason ?? "refused");
                break;
            case PostingResult.Later:
                message.TryAgain(posting.Reason ?? "provider_down", moment.Now, posting.AfterSeconds is { } pause ? Duration.FromSeconds(pause) : null);
                break;
        }
    }
}
