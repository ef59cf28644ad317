using Kalliky.Application.Billing;
using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;

namespace Kalliky.Web.Hooks;

/// <summary>Erases at night, business by business, the words that their plans keep no longer, and what opened the relays of calls
/// that are over. Every node may: what one has erased the other does not find.</summary>
internal sealed class Forgetting(IDoors doors, TenantScopes scopes, IMoment moment, TimeProvider clock, ILogger<Forgetting> logger) : BackgroundService
{
    /// <summary>Three o'clock in Paris: few telephones ring.</summary>
    private const int Hour = 3;

    private const int BusinessesAtOnce = 200;

    /// <summary>Of one business in one night; whatever is left goes the next.</summary>
    private const int MostSteps = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(50);

    public async Task Round(CancellationToken ct)
    {
        var last = Guid.Empty;
        while (await doors.Businesses(last, BusinessesAtOnce, ct) is { Count: > 0 } some)
        {
            foreach (var tenant in some)
                await Forget(tenant, ct);
            last = some[^1];
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (moment.Now.InZone(BillingMonth.Zone).Hour == Hour)
                    await Round(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "The night's erasing failed and is done again.");
            }
        }
    }

    private async Task Forget(Guid tenant, CancellationToken ct)
    {
        try
        {
            for (var steps = 0; steps < MostSteps && await scopes.Send(tenant, new ForgetWords(), ct) > 0; steps++)
                ct.ThrowIfCancellationRequested();
            for (var steps = 0; steps < MostSteps && await scopes.Send(tenant, new ForgetRelayTokens(), ct) > 0; steps++)
                ct.ThrowIfCancellationRequested();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogError(problem, "The old words of business {TenantId} could not be erased yet.", tenant);
        }
    }
}
