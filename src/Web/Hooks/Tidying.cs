using Kalliky.Application.Calls;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Catalogue;

namespace Kalliky.Web.Hooks;

/// <summary>Deletes, hour by hour, what is kept for a while only. Every node does; there is nothing to do twice.</summary>
internal sealed class Tidying(IDoors doors, TenantScopes scopes, IMoment moment, TimeProvider clock, ILogger<Tidying> logger) : BackgroundService
{
    private const int Most = 500;

    /// <summary>Of one kind in one round; whatever is left goes the next.</summary>
    private const int MostSteps = 50;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "Tidying up failed and is done again.");
            }
        }
    }

    public async Task Round(CancellationToken ct)
    {
        foreach (var tenant in await doors.OldImports(moment.Now - MenuImport.KeptFor, Most, ct))
            await scopes.Send(tenant, new ForgetImports(), ct);
        var today = moment.Now.InZone(BillingMonth.Zone).Date;
        await doors.ForgetInvoices(today, Most, ct);
        for (var steps = 0; steps < MostSteps && await doors.ForgetBooks(today, Most, ct) > 0; steps++)
            ct.ThrowIfCancellationRequested();
        for (var steps = 0; steps < MostSteps && await scopes.Send(null, new ForgetEvents(), ct) == ForgetEvents.AtOnce; steps++)
            ct.ThrowIfCancellationRequested();
    }
}
