using Kalliky.Application.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kalliky.Web.Setup;

/// <summary>Two questions of whoever runs the machines: does the process live, and may it be sent work?</summary>
internal static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Migrated>();
        services.AddHealthChecks().AddCheck<Database>("database", timeout: TimeSpan.FromSeconds(3));
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    /// <summary>The database answers and has the tables that this version works with.</summary>
    private sealed class Database(IKallikyDb db, Migrated migrated) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HealthCheckResult.Unhealthy("The database does not answer.");
            if (!migrated.Seen && (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                return HealthCheckResult.Unhealthy("The database's tables are older than this version: run the migration.");
            migrated.Seen = true;
            return HealthCheckResult.Healthy();
        }
    }

    /// <summary>Tables do not go away while a process runs: once seen complete, only the answer counts.</summary>
    private sealed class Migrated
    {
        public bool Seen { get; set; }
    }
}
