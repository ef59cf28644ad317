using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Application.Calls;

/// <summary>Deletes the events of vendors that nobody sends again. One bounded step.</summary>
/// <returns>How many.</returns>
public sealed record ForgetEvents : IRequest<int>
{
    public const int AtOnce = 5_000;
}

internal sealed class ForgetEventsHandler(IKallikyDb db, IMoment moment) : IRequestHandler<ForgetEvents, int>
{
    public Task<int> Handle(ForgetEvents request, CancellationToken cancellationToken)
    {
        var before = moment.Now - WebhookEvent.KeptFor;
        return db.WebhookEvents.Where(received => received.ReceivedAt < before).OrderBy(received => received.ReceivedAt).Take(ForgetEvents.AtOnce).ExecuteDeleteAsync(cancellationToken);
    }
}
