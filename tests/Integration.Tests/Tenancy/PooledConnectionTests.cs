using Kalliky.Application.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>Two connections for everybody, one after the other: whoever gets it next finds nothing of who had it before.</summary>
public sealed class PooledConnectionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Npgsql prepares a statement of its own accord when it came this often.</summary>
    private const int Often = 8;

    [Fact]
    public async Task The_next_business_sees_its_own_rows_also_through_statements_that_were_prepared_for_another()
    {
        await using var services = TwoConnections();
        var (mine, yours) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));
        var backends = new HashSet<int>();
        for (var round = 0; round < Often; round++)
        {
            foreach (var who in (Neighbour[])[mine, yours])
            {
                var (backend, marks, prepared) = await Look(services, who.Tenant);
                backends.Add(backend);
                marks.ShouldBe([who.StoreKey]);
                if (round == Often - 1)
                    prepared.ShouldBeGreaterThan(0, "nothing was prepared, so nothing was tried");
            }

            (await Look(services, null)).Marks.ShouldBeEmpty();
        }

        backends.Count.ShouldBeLessThan(3, "everybody had a connection of their own, so nothing was tried");
    }

    [Theory]
    [InlineData("SELECT set_config('app.tenant', '{0}', false)")]
    [InlineData("SET SESSION \"app.tenant\" = '{0}'")]
    [InlineData("ALTER ROLE CURRENT_USER SET \"app.tenant\" = '{0}'")]
    [InlineData("BEGIN; SELECT set_config('app.tenant', '{0}', true); COMMIT")]
    [InlineData("BEGIN; SELECT set_config('app.tenant', '{0}', false); ROLLBACK")]
    [InlineData("BEGIN; SELECT set_config('app.tenant', '{0}', false)")]
    public async Task What_somebody_left_announced_does_not_outlive_them(string trick)
    {
        await using var services = TwoConnections();
        var (mine, yours) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));
        await using (var scope = TestDatabase.Scope(services))
        {
            foreach (var pool in (NpgsqlDataSource[])[services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<UseCasePool>().Source])
            {
                await using var connection = await pool.OpenConnectionAsync(TestContext.Current.CancellationToken);
                await Tables.Run(connection, string.Format(System.Globalization.CultureInfo.InvariantCulture, trick, yours.Tenant));
            }
        }

        (await Look(services, null)).Marks.ShouldBeEmpty();
        (await Look(services, mine.Tenant)).Marks.ShouldBe([mine.StoreKey]);
    }

    [Fact]
    public async Task A_scope_works_for_one_business_and_no_other()
    {
        await using var services = TwoConnections();
        var (mine, yours) = (await Neighbour.MoveIn(database, services), await Neighbour.MoveIn(database, services));
        await using var scope = TestDatabase.Scope(services, mine.Tenant);
        Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<Application.Tenancy.CurrentTenant>().Set(yours.Tenant));

        // Past the model's filter there is still the database's.
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        (await db.Stores.IgnoreQueryFilters().Select(store => store.Key).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe([mine.StoreKey]);
        (await db.Orders.IgnoreQueryFilters().Where(order => order.Id == yours.Draft).ExecuteDeleteAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    private static async Task<(int Backend, string[] Marks, long Prepared)> Look(ServiceProvider services, Guid? tenant)
    {
        await using var scope = TestDatabase.Scope(services, tenant);
        var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
        var marks = await db.Stores.IgnoreQueryFilters().Select(store => store.Key).ToArrayAsync();
        await db.Database.OpenConnectionAsync();
        var backend = await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync();
        var prepared = await db.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM pg_prepared_statements WHERE statement LIKE '%FROM stores%'").SingleAsync();
        return (backend, marks, prepared);
    }

    // The second one is for the keys of businesses, which are fetched while the first is busy.
    private ServiceProvider TwoConnections()
    {
        var connection = new NpgsqlConnectionStringBuilder(database.Application) { MaxPoolSize = 2, ApplicationName = Guid.NewGuid().ToString("N") }.ConnectionString;
        return database.Services(more => more.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(database.Settings) { ["ConnectionStrings:Kalliky"] = connection }).Build()));
    }
}
