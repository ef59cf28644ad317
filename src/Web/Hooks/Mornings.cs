using Kalliky.Application.Billing;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Application.Telephony;
using Kalliky.Application.Tenancy;

namespace Kalliky.Web.Hooks;

/// <summary>Looks for stores where it is morning and the day before is not summed up yet. Every node looks; who sums up first has it,
/// and reminds the business of transfers that have not come: at an hour at which one reads letters. Once a day it also looks whether a
/// number still rings for a store that is closed.</summary>
internal sealed class Mornings(IDoors doors, TenantScopes scopes, IMoment moment, ILogger<Mornings> logger) : BackgroundService
{
    private const int Most = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    public async Task Round(CancellationToken ct)
    {
        foreach (var (tenant, store) in await doors.DueSummaries(moment.Now, Most, ct))
            await SumUp(tenant, store, ct);
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
                logger.LogError(problem, "The round of the morning failed and is done again.");
            }
        }
    }

    private async Task SumUp(Guid tenant, Guid store, CancellationToken ct)
    {
        try
        {
            if (!await scopes.Send(tenant, new SumUpDay(store), ct))
                return;
            await scopes.Send(tenant, new RemindOfTransfers(), ct);
            if (await scopes.Send(tenant, new ReleaseClosedStores(), ct) is > 0 and var numbers)
                logger.LogWarning("{Count} numbers of business {TenantId} still rang for stores that are closed: they go back now.", numbers, tenant);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogError(problem, "The morning of store {Store} could not be seen to yet.", store);
        }
    }
}
