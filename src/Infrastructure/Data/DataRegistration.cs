using System.Data.Common;
using Kalliky.Application.Billing;
using Kalliky.Application.Businesses.Leaving;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Ordering;
using Kalliky.Application.Shared;
using Kalliky.Application.Telephony;
using Kalliky.Application.Tenancy;
using Kalliky.Infrastructure.Data.Accounts;
using Kalliky.Infrastructure.Data.Billing;
using Kalliky.Infrastructure.Data.Businesses;
using Kalliky.Infrastructure.Data.Calls;
using Kalliky.Infrastructure.Data.Ordering;
using Kalliky.Infrastructure.Data.Tenancy;
using Kalliky.Infrastructure.Data.Vault;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kalliky.Infrastructure.Data;

/// <summary>Adds the database, the vault and the doors.</summary>
internal static class DataRegistration
{
    private const int MostPrepared = 300;

    /// <summary>For questions of one round trip, which wait for nothing else while they hold a connection.</summary>
    private const int MostQuick = 8;

    private const int MostSeconds = 10;

    private const int MostSecondsToConnect = 5;

    private static readonly IInterceptor[] Walls = [new TenantStamp(), new TenantConnection()];

    public static IServiceCollection AddData(this IServiceCollection services, Func<IServiceProvider, string> connectionString)
    {
        services.AddSingleton(provider => new UseCasePool(Source(connectionString(provider), UseCasePool.Most)));
        services.AddSingleton(provider => Source(connectionString(provider), MostQuick));

        services.AddContext<KallikyDb>(provider => provider.GetRequiredService<UseCasePool>().Source);
        services.AddContext<AccountsDb>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        services.AddScoped<IKallikyDb>(provider => provider.GetRequiredService<KallikyDb>());
        services.AddScoped<IOrderNumbers, OrderNumbers>();
        services.AddScoped<ICallPlaces, CallPlaces>();
        services.AddScoped<IInvoiceNumbers, InvoiceNumbers>();
        services.AddSingleton<ICallRecord, CallRecord>();
        services.AddSingleton<IDoors, Doors>();
        services.AddScoped<IBusinessRows, BusinessRows>();

        services.AddDataProtection().SetApplicationName("Kalliky").PersistKeysToDbContext<AccountsDb>();
        services.AddOptions<VaultOptions>().BindConfiguration(VaultOptions.Section);
        services.AddSingleton<KeyWrap>();
        services.AddSingleton<Keyring>();
        services.AddSingleton<DialledNumbers>();
        services.AddSingleton<IDialledNumbers>(provider => provider.GetRequiredService<DialledNumbers>());
        services.AddScoped<IVault, Vault.Vault>();
        return services;
    }

    /// <summary>Options of a context on a connection string of its own (migrations, design).</summary>
    public static DbContextOptions<T> Options<T>(string connectionString)
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        Configure<T>(options, Source(connectionString, MostQuick));
        return options.Options;
    }

    /// <summary>Never pooled: a pooled context would come back with the tenant of its last scope. Only its options are shared.</summary>
    private static void AddContext<T>(this IServiceCollection services, Func<IServiceProvider, NpgsqlDataSource> source)
        where T : DbContext =>
        services.AddDbContext<T>(
            (provider, options) => Configure<T>(options, source(provider)),
            ServiceLifetime.Scoped,
            ServiceLifetime.Singleton);

    private static NpgsqlDataSource Source(string connectionString, int most)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString);

        // Each turn of a call asks the same few dozen questions: the database plans them once per connection.
        if (source.ConnectionStringBuilder.MaxAutoPrepare == 0)
            source.ConnectionStringBuilder.MaxAutoPrepare = MostPrepared;
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (!given.ContainsKey("Maximum Pool Size") && !given.ContainsKey("MaxPoolSize"))
            source.ConnectionStringBuilder.MaxPoolSize = most;

        // Callers are on the line: a database that hangs is told from one that works within seconds.
        if (!given.ContainsKey("Command Timeout") && !given.ContainsKey("CommandTimeout"))
            source.ConnectionStringBuilder.CommandTimeout = MostSeconds;
        if (!given.ContainsKey("Timeout"))
            source.ConnectionStringBuilder.Timeout = MostSecondsToConnect;

        // The only state of a connection is whose rows it may see, and each scope announces that first (TenantConnection);
        // putting back what nobody has changed would be seven statements each time.
        source.ConnectionStringBuilder.NoResetOnClose = true;
        source.UseNodaTime();
        return source.Build();
    }

    private static void Configure<T>(DbContextOptionsBuilder options, NpgsqlDataSource source) => options
        .UseNpgsql(source, postgres => postgres
            .UseNodaTime()
            .MigrationsHistoryTable("migrations", typeof(T) == typeof(AccountsDb) ? AccountsDb.SchemaName : "public"))
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(Walls);
}

/// <summary>The connections that use cases hold from their first question to their end. Few: a database works fastest for a
/// few at a time, and the others wait better here than there. Whoever holds one must not wait for a second one of them.</summary>
internal sealed class UseCasePool(NpgsqlDataSource source) : IDisposable
{
    public const int Most = 16;

    public NpgsqlDataSource Source => source;

    public void Dispose() => source.Dispose();
}
