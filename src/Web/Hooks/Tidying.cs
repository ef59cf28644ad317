using Kalliky.Application.Calls;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Catalogue;
using NodaTime;

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
            await Round(stoppingToken);
    }

    public async Task Round(CancellationToken ct)
    {
        var today = moment.Now.InZone(BillingMonth.Zone).Date;
        await Try("imports", null, () => ForgetImports(ct), ct);
        await Try("events", null, () => ForgetOldEvents(ct), ct);
        await Try("invoices", null, () => doors.ForgetInvoices(today, Most, ct), ct);
        await Try("books", null, () => ForgetBooks(today, ct), ct);
    }

    private async Task ForgetImports(CancellationToken ct)
    {
        foreach (var tenant in await doors.OldImports(moment.Now - MenuImport.KeptFor, Most, ct))
            await Try("imports", tenant, () => scopes.Send(tenant, new ForgetImports(), ct), ct);
    }

    private async Task ForgetOldEvents(CancellationToken ct)
    {
        for (var steps = 0; steps < MostSteps && await scopes.Send(null, new ForgetEvents(), ct) == ForgetEvents.AtOnce; steps++)
            ct.ThrowIfCancellationRequested();
    }

    private async Task ForgetBooks(LocalDate today, CancellationToken ct)
    {
        foreach (var tenant in await doors.BooksDue(today, Most, ct))
            await Try("books", tenant, () => ForgetBooks(tenant, today, ct), ct);
    }

    private async Task ForgetBooks(Guid tenant, LocalDate today, CancellationToken ct)
    {
        for (var steps = 0; steps < MostSteps && await doors.ForgetBooks(tenant, today, Most, ct) > 0; steps++)
            ct.ThrowIfCancellationRequested();
    }

    // What cannot go holds up nothing else, of nobody else, and is done again the next hour.
    private async Task Try(string what, Guid? tenant, Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            logger.LogError(problem, "Tidying up {What} of {TenantId} failed and is done again.", what, tenant);
        }
    }
}
