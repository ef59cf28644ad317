using Kalliky.Application.Shared;
using Kalliky.Domain.Calls;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Kalliky.Application.Calls;

/// <summary>Deletes what opened the relays of calls that are over. A call that goes on still counts its own. One bounded step.</summary>
/// <returns>How many.</returns>
public sealed record ForgetRelayTokens : IRequest<int>;

internal sealed class ForgetRelayTokensHandler(IKallikyDb db, IMoment moment) : IRequestHandler<ForgetRelayTokens, int>
{
    private const int AtOnce = 1_000;

    /// <summary>A token opens for a minute; for a day one may still want to see why a call was lost.</summary>
    private static readonly Duration KeptFor = Duration.FromDays(1);

    public Task<int> Handle(ForgetRelayTokens request, CancellationToken cancellationToken)
    {
        var before = moment.Now - KeptFor;
        return db.RelayTokens
            .Where(token => token.ExpiresAt < before && db.Calls.Any(call => call.Id == token.CallId && call.Status == CallStatus.Ended))
            .OrderBy(token => token.ExpiresAt).Take(AtOnce).ExecuteDeleteAsync(cancellationToken);
    }
}
