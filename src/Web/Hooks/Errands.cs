using System.Threading.Channels;
using Kalliky.Application.Calls;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Tenancy;
using MediatR;

namespace Kalliky.Web.Hooks;

/// <summary>What remains to be done after the carrier had its answer. Kept in memory only: whatever dies with this node
/// stands in the database as a call that nobody looks after, and the sweeper does it under the same command id.</summary>
internal sealed class Errands(TenantScopes scopes, LiveCalls calls, ICallControl carrier, ILogger<Errands> logger) : BackgroundService
{
    private const int AtOnce = 64;
    private const int MostAttempts = 3;

    private readonly Channel<Errand> waiting = Channel.CreateUnbounded<Errand>();

    public void Answer(Guid tenant, Guid callId) => Add("answer", callId, ct => Send(tenant, new AnswerCall(callId), ct));

    public void Restart(Guid tenant, Guid callId) => Add("restart", callId, ct => Send(tenant, new RestartRelay(callId), ct));

    public void End(Guid tenant, Guid callId, string reason) => Add("end", callId, ct => Send(tenant, new EndCall(callId, reason), ct));

    /// <summary>A call that still has its socket here knows already; any other needs a new one.</summary>
    public void ComeBack(Guid tenant, Guid callId)
    {
        if (!calls.Holds(callId))
            Restart(tenant, callId);
    }

    public void Reject(string carrierId) => Add("reject", null, ct => carrier.Reject(carrierId, $"reject-{carrierId}"[..Math.Min(100, carrierId.Length + 7)], ct));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        waiting.Reader.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
        Run);

    private void Add(string what, Guid? callId, Func<CancellationToken, Task> work) => waiting.Writer.TryWrite(new Errand(what, callId, work));

    private Task Send<T>(Guid tenant, IRequest<T> request, CancellationToken ct) => scopes.Send(tenant, request, ct);

    private async ValueTask Run(Errand errand, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                await errand.Work(ct);
                return;
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                logger.LogError(problem, "Call {CallId}: '{What}' failed, attempt {Attempt}.", errand.CallId, errand.What, attempt);
                await Task.Delay(TimeSpan.FromSeconds(attempt), ct);
            }
        }
    }

    private sealed record Errand(string What, Guid? CallId, Func<CancellationToken, Task> Work);
}
