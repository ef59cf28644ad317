using Kalliky.Application.Accounts;
using Kalliky.Application.Messaging;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;

namespace Kalliky.Web.Hooks;

/// <summary>Looks for messages whose time has come: a reminder, one that waited for the morning, one that is tried again.
/// Every node looks; who posts one first has it.</summary>
internal sealed class Postman(IDoors doors, TenantScopes scopes, IMoment moment, ILogger<Postman> logger) : BackgroundService
{
    private const int Most = 200;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

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
                logger.LogError(problem, "The postman's round failed and is done again.");
            }
        }
    }

    private async Task Round(CancellationToken ct)
    {
        foreach (var (tenant, message) in await doors.WaitingMessages(moment.Now, Most, ct))
        {
            try
            {
                await scopes.Send(tenant, new PostMessage(message), ct);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                logger.LogError(problem, "Message {MessageId} could not be posted yet.", message);
            }
        }

        await scopes.Send(null, new SendAccountMails(), ct);
    }
}
