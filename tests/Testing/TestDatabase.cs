using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure;
using Kalliky.Infrastructure.Data;
using Kalliky.Infrastructure.Data.Vault;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Testing;

/// <summary>A database of one test class (IClassFixture), cloned from the migrated template, with the product's own services on it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string name = Task.Run(TestTemplate.Clone).GetAwaiter().GetResult();
    private static readonly string MasterKey = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    private readonly Lazy<ServiceProvider> provider;

    public TestDatabase() => provider = new(() => Services());

    /// <summary>As the application: obeys row-level security.</summary>
    public string Application => TestTemplate.Connection(name, TestTemplate.Application);

    /// <summary>As the owner of the tables.</summary>
    public string Owner => TestTemplate.Connection(name, TestTemplate.Migrator);

    /// <summary>The settings under which the product works on this database; it says only what went wrong.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["ConnectionStrings:Kalliky"] = Application,
        ["ConnectionStrings:KallikyMigrator"] = Owner,
        ["Vault:MasterKey"] = MasterKey,
        ["Company:Name"] = "Kalliky d’essai", ["Company:LegalForm"] = "SAS", ["Company:Street"] = "1 rue d’Essai", ["Company:Postcode"] = "38000", ["Company:City"] = "Grenoble",
        ["Company:Siren"] = "732829320", ["Company:VatNumber"] = "FR44732829320", ["Company:Rcs"] = "RCS Grenoble", ["Company:Capital"] = "1 €",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
    };

    /// <summary>The use cases and the infrastructure on this database; what <paramref name="more"/> adds wins.</summary>
    public ServiceProvider Services(Action<IServiceCollection>? more = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddUseCases();
        services.AddInfrastructure(configuration);
        services.ShareModel().HashQuickly();
        more?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>A scope that works for a business, or for none.</summary>
    public AsyncServiceScope Scope(Guid? tenant = null) => Scope(provider.Value, tenant);

    public static AsyncServiceScope Scope(IServiceProvider services, Guid? tenant = null)
    {
        var scope = services.CreateAsyncScope();
        if (tenant is { } id)
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(id);
        return scope;
    }

    /// <summary>A new business with its key; answers its id.</summary>
    /// <param name="plan">With the limits of this plan; without one, with none that a test would meet.</param>
    public async Task<Guid> NewBusiness(string name = "Chez Testeur", Plan? plan = null)
    {
        var id = Guid.CreateVersion7();
        await using var scope = Scope(id);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        db.Businesses.Add(new Business(id, name, plan ?? Plan.Pro, scope.ServiceProvider.GetRequiredService<IMoment>().Now));
        db.BusinessKeys.Add(scope.ServiceProvider.GetRequiredService<Keyring>().NewKey(id));
        if (plan is null)
            db.Subscriptions.Add(Unlimited(id, scope.ServiceProvider.GetRequiredService<IMoment>().Now));
        await db.SaveChangesAsync();
        return id;
    }

    private static Subscription Unlimited(Guid id, NodaTime.Instant since)
    {
        var subscription = new Subscription(id, Plan.Enterprise, since);
        subscription.AgreeOn(5_000);
        return subscription;
    }

    public async ValueTask DisposeAsync()
    {
        if (provider.IsValueCreated)
            await provider.Value.DisposeAsync();
        await TestTemplate.Drop(name);
    }
}
