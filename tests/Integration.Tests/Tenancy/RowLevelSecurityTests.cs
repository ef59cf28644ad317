using Kalliky.Application.Shared;
using Kalliky.Domain.Customers;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kalliky.Integration.Tests.Tenancy;

/// <summary>The second wall on its own: raw SQL as the application role.</summary>
public sealed class RowLevelSecurityTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Shows_nothing_without_a_tenant()
    {
        await ACustomerOf(await database.NewBusiness());

        (await Count(null)).ShouldBe(0);
    }

    [Fact]
    public async Task Shows_a_tenant_its_own_rows_only()
    {
        var (mine, yours) = (await database.NewBusiness(), await database.NewBusiness());
        await ACustomerOf(mine);
        await ACustomerOf(yours);
        await ACustomerOf(yours);

        (await Count(mine)).ShouldBe(1);
        (await Count(yours)).ShouldBe(2);
    }

    private async Task ACustomerOf(Guid tenant)
    {
        await using var scope = database.Scope(tenant);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        var vault = scope.ServiceProvider.GetRequiredService<IVault>();
        var moment = scope.ServiceProvider.GetRequiredService<IMoment>();
        var number = TestNumbers.Person();
        db.Customers.Add(new Customer(moment.NewId(), tenant, "Lefebvre", vault.Seal(number.Value), vault.KeyOf(number), moment.Now));
        await db.SaveChangesAsync();
    }

    private async Task<long> Count(Guid? tenant)
    {
        await using var connection = new NpgsqlConnection(database.Application);
        await connection.OpenAsync();
        if (tenant is { } id)
            await new NpgsqlCommand($"SELECT set_config('app.tenant', '{id}', false)", connection).ExecuteNonQueryAsync();
        return (long)(await new NpgsqlCommand("SELECT count(*) FROM customers", connection).ExecuteScalarAsync())!;
    }
}
