using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Microsoft.Extensions.Options;

namespace Kalliky.Web.Hooks;

/// <summary>Looks for months that are over and not closed: the last one on the first of the month, and all that were missed
/// while nobody looked. Every node looks; who closes one first has it. As long as no company is named months stay open: telephones
/// are answered all the same, and the first round after that makes up for them.</summary>
internal sealed class MonthEnd(IDoors doors, TenantScopes scopes, IMoment moment, IOptions<CompanyOptions> company, ILogger<MonthEnd> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>How many are asked for at once.</summary>
    internal int Most { get; init; } = 200;

    /// <summary>Closes what there is to close, the oldest months first. Those that cannot be closed yet keep nobody behind them.</summary>
    public async Task Round(CancellationToken ct)
    {
        if (company.Value.IsEmpty)
            return;
        var last = BillingMonth.Of(moment.Now - CloseMonth.Rest).First.PlusMonths(-1);
        var stuck = new HashSet<Guid>();
        while ((await doors.OpenMonths(last, Most + stuck.Count, ct)).Where(open => !stuck.Contains(open.TenantId)).ToList() is { Count: > 0 } some)
        {
            foreach (var (tenant, month) in some)
            {
                if (!await Close(tenant, month, ct))
                    stuck.Add(tenant);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (company.Value.IsEmpty)
            logger.LogWarning("No month is closed and no invoice is sent: set Company__Name and what belongs to it.");
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
