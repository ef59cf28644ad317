using Kalliky.Application.Shared;
using Kalliky.Application.Telephony;
using Kalliky.Application.Tenancy;

namespace Kalliky.Web.Hooks;

/// <summary>Looks after numbers on their way: news that never came cost ten minutes, and nothing else. Every node looks; who takes
/// one first has it.</summary>
internal sealed class NumberRounds(IDoors doors, TenantScopes scopes, IMoment moment, ILogger<NumberRounds> logger) : BackgroundService
{
    private const int Most = 100;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

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
                logger.LogError(problem, "The round of numbers failed and is done again.");
            }
        }
    }

    private async Task Round(CancellationToken ct)
    {
        foreach (var (tenant, order) in await doors.DueNumbers(moment.Now, Most, ct))
        {
            try
            {
                await scopes.Send(tenant, new LookAtNumber(order), ct);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "Number {Order} could not be looked at yet.", order);
            }
        }
    }
}
