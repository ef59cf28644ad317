using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;

namespace Kalliky.Web.Hooks;

/// <summary>Looks for calls that nobody looks after: their node died, or an event was lost. Every node sweeps; who takes a
/// call first has it.</summary>
internal sealed class Sweeper(IDoors doors, TenantScopes scopes, IMoment moment, TimeProvider clock, ILogger<Sweeper> logger) : BackgroundService
{
    private const int Most = 100;

    // A machine that dies leaves hundreds of callers in silence: not one after the other.
    private const int AtOnce = 16;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Sweep(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "The sweep failed and is done again.");
            }
        }
    }

    private async Task Sweep(CancellationToken ct) => await Parallel.ForEachAsync(
        await doors.OrphanedCalls(moment.Now, Most, ct),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
        async (orphan, stop) =>
        {
            try
            {
                await Rescue(orphan.TenantId, orphan.CallId, stop);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "Call {CallId} could not be rescued yet.", orphan.CallId);
            }
        });

    private async Task Rescue(Guid tenant, Guid call, CancellationToken ct)
    {
        var found = await scopes.Send(tenant, new RescueCall(call), ct);
        logger.LogInformation("Call {CallId} had nobody: {Found}.", call, found.GetType().Name);
        switch (found)
        {
            case RescueCall.PickUp:
                await scopes.Send(tenant, new AnswerCall(call), ct);
                break;
            case RescueCall.BringBack:
                await scopes.Send(tenant, new RestartRelay(call), ct);
                break;
        }
    }
}
