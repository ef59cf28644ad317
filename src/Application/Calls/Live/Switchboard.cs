using Kalliky.Application.Assistant;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Application.Trades;
using Microsoft.Extensions.Logging;

namespace Kalliky.Application.Calls.Live;

/// <summary>Connects a call with a mouth, whatever it is: from there on both talk until the call is left.</summary>
public sealed class Switchboard(
    TenantScopes scopes,
    LiveCalls calls,
    ICallControl carrier,
    ICallRecord record,
    IAgent agent,
    IEnumerable<ITrade> trades,
    ISpeechGates gates,
    IMoment moment,
    TimeProvider clock,
    ILiveFeed live,
    ILogger<LiveCall> logger)
{
    /// <summary>Makes the conversation. <see cref="LiveCall.Run"/> holds it; <see cref="LiveCall.Hear"/> feeds it.</summary>
    public LiveCall Connect(CallStart start, IMouth mouth, Manners? manners = null)
    {
        var pages = new JournalPages(scopes, record, moment, live, start);
        var journal = new Journal(pages, clock, logger, start.Situation.CallId);
        var line = new CallLine(scopes, carrier, start, logger);
        return new LiveCall(start, mouth, manners ?? Manners.Default, new LiveCallParts(journal, line, trades.Of(start.Sheet.Trade), agent, gates, moment, clock, live, logger));
    }

    /// <summary>Holds a conversation, known to this node as long as it lasts.</summary>
    public async Task<CallLeft> Hold(LiveCall call, CancellationToken stop)
    {
        calls.Add(call);
        try
        {
            return await call.Run(stop);
        }
        finally
        {
            calls.Remove(call);
        }
    }
}
