using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;

namespace Kalliky.Web.Hooks;

/// <summary>Sees out the businesses that leave, step by step, and closes the stores whose time has come. Every node looks; each step begins at what it finds, so that a node
/// that dies is followed by another one.</summary>
internal sealed class Departures(IDoors doors, TenantScopes scopes, IMoment moment, ILogger<Departures> logger) : BackgroundService
{
    private const int Most = 100;

    /// <summary>Of one business in a row; then the others have their turn.</summary>
    private const int MostSteps = 200;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    public async Task Round(CancellationToken ct)
    {
        foreach (var tenant in await doors.Leaving(moment.Now, Most, ct))
            await SeeOut(tenant, ct);
        foreach (var (tenant, store) in await doors.ClosingStores(moment.Now, Most, ct))
            await Shut(tenant, store, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "Looking for businesses that leave failed and is done again.");
            }
        }
    }

    // One business that cannot leave holds up no other.
    private async Task SeeOut(Guid tenant, CancellationToken ct)
    {
        try
        {
            var step = StepOut.Answer.GoesOn;
            for (var steps = 0; steps < MostSteps && step == StepOut.Answer.GoesOn; steps++)
                step = await scopes.Send(tenant, new StepOut(), ct);
            if (step == StepOut.Answer.Erased)
                logger.LogInformation("Business {TenantId} has left: only what the law keeps remains.", tenant);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogError(problem, "Business {TenantId} could not take its next step yet.", tenant);
        }
    }

    private async Task Shut(Guid tenant, Guid store, CancellationToken ct)
    {
        try
        {
            if (await scopes.Send(tenant, new ShutStore(store), ct))
                logger.LogInformation("Store {StoreId} of business {TenantId} is closed.", store, tenant);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogError(problem, "Store {StoreId} of business {TenantId} could not be closed yet.", store, tenant);
        }
    }
}
