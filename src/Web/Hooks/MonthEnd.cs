using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;

namespace Kalliky.Web.Hooks;

/// <summary>Looks for months that are over and not closed: the last one on the first of the month, and all that were missed
/// while nobody looked. Every node looks; who closes one first has it.</summary>
internal sealed class MonthEnd(IDoors doors, TenantScopes scopes, IMoment moment, ILogger<MonthEnd> logger) : BackgroundService
{
    private const int Most = 200;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Closes what there is to close, the oldest months first.</summary>
    public async Task Round(CancellationToken ct)
    {
        var last = BillingMonth.Of(moment.Now - CloseMonth.Rest).First.PlusMonths(-1);
        int closed;
        do
        {
            closed = 0;
            foreach (var (tenant, month) in await doors.OpenMonths(last, Most, ct))
                closed += await Close(tenant, month, ct) ? 1 : 0;
        }
        while (closed > 0);
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
                logger.LogError(problem, "The closing of the month failed and is done again.");
            }
        }
    }

    // One business that cannot be closed holds up no other.
    private async Task<bool> Close(Guid tenant, NodaTime.LocalDate month, CancellationToken ct)
    {
        try
        {
            return await scopes.Send(tenant, new CloseMonth(month), ct) is CloseMonth.Closed or CloseMonth.NothingDue;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogError(problem, "{Month} of business {TenantId} could not be closed yet.", month, tenant);
            return false;
        }
    }
}
