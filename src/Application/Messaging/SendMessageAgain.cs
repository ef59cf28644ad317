using Kalliky.Application.Accounts;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Messaging;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Messaging;

/// <summary>A person wants a message sent after all that has failed.</summary>
[Needs(Permission.SettleMessages)]
public sealed record SendMessageAgain(Guid StoreId, Guid Id) : IRequest<SendMessageAgain.Answer>
{
    public abstract record Answer;

    public sealed record OnItsWay : Answer;

    /// <summary>It has not failed, or somebody was quicker.</summary>
    public sealed record NotFailed : Answer;

    /// <summary>It would tell nothing any more.</summary>
    public sealed record TooLate : Answer;

    /// <summary>Whoever it is for said STOP.</summary>
    public sealed record Unwanted : Answer;

    public sealed record Unknown : Answer;

    internal static bool Allows(Message message, Instant now) =>
        message.Status == MessageStatus.Failed && !(message.ExpiresAt <= now) && message.FailureReason is not ("opted_out" or "forgotten");
}

internal sealed class SendMessageAgainHandler(IKallikyDb db, IMoment moment, OptOuts optOuts, ILiveFeed live)
    : IRequestHandler<SendMessageAgain, SendMessageAgain.Answer>
{
    public async Task<SendMessageAgain.Answer> Handle(SendMessageAgain request, CancellationToken ct)
    {
        var message = await db.Messages.FirstOrDefaultAsync(known => known.Id == request.Id && known.StoreId == request.StoreId, ct);
        if (message is null)
            return new SendMessageAgain.Unknown();
        if (message.Status != MessageStatus.Failed)
            return new SendMessageAgain.NotFailed();
        if (!message.IsOwed && await optOuts.Has(message.RecipientKey, ct))
            return new SendMessageAgain.Unwanted();
        if (!SendMessageAgain.Allows(message, moment.Now) || !message.SendAgain(moment.Now))
            return new SendMessageAgain.TooLate();
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two people pressed it: one message is on its way.
            return new SendMessageAgain.NotFailed();
        }

        live.Publish(new LiveEvent(message.TenantId, message.StoreId!.Value, "message", message.Id));
        return new SendMessageAgain.OnItsWay();
    }
}
