using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Shared;
using Kalliky.Infrastructure.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Rebus.Activation;
using Rebus.Config;
using Rebus.Config.Outbox;

namespace Kalliky.Infrastructure.Bus;

/// <summary>Adds the bus. Its ends start with the host; what a command saves is posted all the same.</summary>
internal static class BusRegistration
{
    public static IServiceCollection AddBus(this IServiceCollection services, Func<string> database)
    {
        services.AddOptions<BusOptions>().BindConfiguration(BusOptions.Section);
        services.AddSingleton(provider => new Post(
            database, provider.GetRequiredService<IServiceProviderIsService>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IPost>(provider => provider.GetRequiredService<Post>());
        services.AddSingleton<IDeadLetters, DeadLetters>();
        services.AddScoped<IFarewell, BusFarewell>();
        services.AddHostedService(provider => new Receiver(
            database,
            provider.GetRequiredService<Post>(),
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<IOptions<BusOptions>>().Value,
            provider.GetRequiredService<ILoggerFactory>()));
        return services;
    }

    /// <summary>Makes the bus's tables, as their owner: the library knows their shape.</summary>
    public static async Task CreateTables(string owner, CancellationToken ct)
    {
        await using (var connection = new NpgsqlConnection(owner))
        {
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand($"CREATE SCHEMA IF NOT EXISTS {Wire.Schema}", connection);
            await command.ExecuteNonQueryAsync(ct);
        }

        using var activator = new BuiltinHandlerActivator();
        using var bus = Configure.With(activator)
            .Logging(log => log.None())
            .Transport(transport => transport.Receives(owner))
            .Outbox(outbox => outbox.Keeps(owner))
            .Options(options => options.SetNumberOfWorkers(0))
            .Start();
    }
}
