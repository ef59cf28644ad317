using Kalliky.Application.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Integration.Tests.Api;

/// <summary>Whom a key lets in, and to what.</summary>
[Collection<OneApi>]
public sealed partial class KeysTests(ApiHost host)
{
    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    [InlineData("klk_live_nobodys")]
    [InlineData("klk_test_nobodys")]
    public async Task Refuses_who_brings_no_valid_key(string? key)
    {
        var answer = await host.Get("/api/v1/orders", key);

        answer.ShouldRefuse(401);
        answer.Header("WWW-Authenticate").ShouldStartWith("Bearer");
    }

    [Fact]
    public async Task Refuses_a_revoked_key()
    {
        var shop = await host.NewShop();
        await using (var scope = host.Scope(shop.Tenant))
        {
            var db = scope.ServiceProvider.GetRequiredService<IKallikyDb>();
            foreach (var key in await db.ApiKeys.ToListAsync())
                key.Revoke(scope.ServiceProvider.GetRequiredService<IMoment>().Now);
            await db.SaveChangesAsync();
        }

        (await host.Get("/api/v1/orders", shop.Key)).ShouldRefuse(401);
    }

    [Fact]
    public async Task Lets_a_key_do_what_its_scopes_name_and_nothing_else()
    {
        var shop = await host.NewShop();
        var order = await shop.NewOrder();
        var reader = await shop.NewKey("orders:read");

        (await host.Get("/api/v1/orders", reader)).Status.ShouldBe(200);
        (await host.Post($"/api/v1/orders/ord_{order}/accept", reader)).ShouldRefuse(403).GetProperty("detail").GetString()!.ShouldContain("orders:write");
        foreach (var address in (string[])["stores", "products", "calls", $"stores/str_{shop.Store}"])
            (await host.Get("/api/v1/" + address, reader)).ShouldRefuse(403);
        (await host.Get($"/api/v1/orders/ord_{order}", shop.Key)).Json.GetProperty("status").GetString().ShouldBe("confirmed");
    }

    [Fact]
    public async Task Says_what_to_do_where_the_plan_has_no_api()
    {
        var shop = await host.NewShop();
        await using (var scope = host.Scope(shop.Tenant))
            await scope.ServiceProvider.GetRequiredService<IKallikyDb>().Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(known => known.Plan, Domain.Businesses.Plan.Free));

        (await host.Get("/api/v1/orders", shop.Key)).ShouldRefuse(403).GetProperty("detail").GetString()!.ShouldContain("chooses another plan");
    }

    [Fact]
    public async Task Remembers_when_a_key_was_used()
    {
        var shop = await host.NewShop();

        await host.Get("/api/v1/orders", shop.Key);

        await using var scope = host.Scope(shop.Tenant);
        (await scope.ServiceProvider.GetRequiredService<IKallikyDb>().ApiKeys.SingleAsync()).LastUsedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Answers_problems_for_addresses_and_methods_that_do_not_exist()
    {
        var shop = await host.NewShop();

        (await host.Get("/api/v1/nothing", shop.Key)).ShouldRefuse(404);
        (await host.Post("/api/v1/orders", shop.Key)).ShouldRefuse(405);
    }
}
