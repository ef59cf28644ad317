using Kalliky.Application.Calls;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Kalliky.Web.Hooks;

/// <summary>Walks the way of a ringing call once before the first one rings: the database's model is built, the doors are
/// open and an order has been rehearsed, so that the carrier and the first caller have their answer in time.</summary>
internal sealed class WarmUp(IDoors doors, TenantScopes scopes, Rehearsal rehearsal, ILogger<WarmUp> logger) : IHostedService
{
    private static readonly PhoneNumber Nobody = PhoneNumber.Parse("+33199000000");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.Open(null);
            var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
            await doors.OfNumber(Nobody, cancellationToken);
            await db.WebhookEvents.AnyAsync(known => known.Vendor == "" && known.EventId == "", cancellationToken);
            await db.Calls.FirstOrDefaultAsync(call => call.CarrierId == "", cancellationToken);
            await rehearsal.Run(cancellationToken);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // A node may start before its database; the readiness probe tells who waits for it.
            logger.LogWarning("Started without a database: {Problem}", problem.GetType().Name);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
