using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using MediatR;

namespace Kalliky.Web.Hooks;

/// <summary>Looks for payments that must be looked at (a month is over, a grace period ends, news are overdue), and tells what is
/// owed beside the plan. Every node looks; who looks at one first has it.</summary>
internal sealed class Collector(IDoors doors, TenantScopes scopes, IMoment moment, IPayments payments, ILogger<Collector> logger) : BackgroundService
{
    private const int Most = 100;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!payments.IsSetUp)
            logger.LogWarning("Payments are not set up, so only the plan FREE is offered: set Stripe__SecretKey and what belongs to it, or Payments__Demonstration to true to give plans away.");
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "The collector's round failed and is done again.");
            }
        }
    }

    private async Task Round(CancellationToken ct)
    {
        foreach (var tenant in await doors.DuePayers(moment.Now, Most, ct))
            await See(tenant, new LookAtPayments(), ct);
        foreach (var tenant in await doors.DueMeters(moment.Now, Most, ct))
            await See(tenant, new ReportUsage(), ct);
        foreach (var tenant in await doors.DuePayouts(moment.Now, Most, ct))
            await See(tenant, new LookAtPayouts(), ct);
        foreach (var (tenant, payment) in await doors.DueSales(moment.Now, Most, ct))
            await See(tenant, new LookAtOrderPayment(payment), ct);
    }

    private async Task See(Guid tenant, IRequest<bool> duty, CancellationToken ct)
    {
        try
        {
            await scopes.Send(tenant, duty, ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogError(problem, "{Duty} of business {Tenant} could not be done yet.", duty.GetType().Name, tenant);
        }
    }
}
