using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;

namespace Kalliky.Web.Hooks;

/// <summary>Looks for stores where it is morning and the day before is not summed up yet. Every node looks; who sums up first has it.</summary>
internal sealed class Mornings(IDoors doors, TenantScopes scopes, IMoment moment, ILogger<Mornings> logger) : BackgroundService
{
    private const int Most = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var (tenant, store) in await doors.DueSummaries(moment.Now, Most, stoppingToken))
                    await SumUp(tenant, store, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "The round of the morning failed and is done again.");
            }
        }
    }

    private async Task SumUp(Guid tenant, Guid store, CancellationToken ct)
    {
        try
        {
            await scopes.Send(tenant, new SumUpDay(store), ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogError(problem, "The day of store {Store} could not be summed up yet.", store);
        }
    }
}
