using System.Security.Cryptography;
using Kalliky.Application.Shared;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data.Vault;
using Kalliky.Integration.Tests.Tenancy;
using Kalliky.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Vaults;

/// <summary>What is sealed for a business is opened for that business, unchanged, and as long as its key exists.</summary>
public sealed class VaultTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly PhoneNumber Number = PhoneNumber.Parse("+33639980122");

    [Fact]
    public async Task Opens_what_it_sealed_and_never_seals_twice_alike()
    {
        var tenant = await database.NewBusiness();
        await In(tenant, vault =>
        {
            var (once, again) = (vault.Seal("Rappelez-moi."), vault.Seal("Rappelez-moi."));
            once.Bytes.ShouldNotBe(again.Bytes);
            vault.Open(once).ShouldBe("Rappelez-moi.");
            System.Text.Encoding.UTF8.GetString(once.Bytes).ShouldNotContain("Rappelez");
            vault.KeyOf(Number).ShouldBe(vault.KeyOf(Number));
            vault.KeyOf(Number).ShouldNotBe(vault.KeyOf(Number.Value));
        });
    }

    [Fact]
    public async Task Refuses_what_was_changed_byte_by_byte()
    {
        var tenant = await database.NewBusiness();
        await In(tenant, vault =>
        {
            var data = vault.Seal("Rappelez-moi.").Bytes;
            for (var at = 0; at < data.Length; at++)
            {
                byte[] changed = [.. data];
                changed[at] ^= 1;
                Should.Throw<CryptographicException>(() => vault.Open(new Sealed(changed)), $"byte {at}");
            }

            Should.Throw<CryptographicException>(() => vault.Open(new Sealed(data[..^1])));
            Should.Throw<CryptographicException>(() => vault.Open(new Sealed([])));
        });
    }

    [Fact]
    public async Task Keeps_shut_what_another_business_sealed()
    {
        var (mine, yours) = (await database.NewBusiness(), await database.NewBusiness());
        Sealed theirs = null!;
        var theirKey = "";
        await In(yours, vault => (theirs, theirKey) = (vault.Seal("Secret"), vault.KeyOf(Number)));
        await In(mine, vault =>
        {
            Should.Throw<CryptographicException>(() => vault.Open(theirs));
            vault.KeyOf(Number).ShouldNotBe(theirKey);
        });
    }

    [Fact]
    public async Task Nothing_can_be_read_any_more_once_the_key_is_erased()
    {
        var (tenant, other) = (await database.NewBusiness(), await database.NewBusiness());
        Sealed kept = null!;
        await In(tenant, vault => kept = vault.Seal("Secret"));
        await using (var connection = await Tables.Connect(database.Application, tenant))
            (await Tables.Run(connection, $"DELETE FROM business_keys WHERE tenant_id = '{tenant}'")).Rows.ShouldBe(1);

        // On a node that starts now, and on this one as soon as it forgets.
        await using var services = database.Services();
        await using (var scope = TestDatabase.Scope(services, tenant))
        {
            var vault = scope.ServiceProvider.GetRequiredService<IVault>();
            vault.Open(kept).ShouldBeNull();
            Should.Throw<InvalidOperationException>(() => vault.Seal("Encore"));
            Should.Throw<InvalidOperationException>(() => vault.KeyOf(Number));
        }

        await In(other, vault => vault.Open(vault.Seal("Encore")).ShouldBe("Encore"));
    }

    [Theory]
    [InlineData(null, true, "is not set")]
    [InlineData("  ", true, "is not set")]
    [InlineData(null, false, null)]
    [InlineData("changeme", true, "placeholder")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", true, "placeholder")]
    [InlineData("dG9vIHNob3J0", true, "32 bytes")]
    [InlineData("pXxJ8mKq0nVd1sYb6cRt3wZg5hLf7oAe9uHi2jNk4lM=", true, null)]
    public void A_master_key_is_wanted_in_production_and_a_real_one(string? key, bool isProduction, string? problem)
    {
        var said = VaultOptions.Problem(key, isProduction);
        if (problem is null)
            said.ShouldBeNull();
        else
            said.ShouldNotBeNull().ShouldContain(problem);
    }

    private async Task In(Guid tenant, Action<IVault> work)
    {
        await using var scope = database.Scope(tenant);
        work(scope.ServiceProvider.GetRequiredService<IVault>());
    }
}
