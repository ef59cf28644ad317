using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Data;
using Kalliky.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kalliky.Integration.Tests.Billing;

[Collection<OneApi>]
public sealed class BillingApiTests(ApiHost host)
{
    private const string Month = "2026-11";

    [Fact]
    public async Task Shows_the_usage_of_a_month()
    {
        var shop = await host.NewShop();
        await Bill(shop);

        var usage = (await host.Get($"/api/v1/usage?month={Month}", shop.Key)).Json;

        usage.GetProperty("month").GetString().ShouldBe(Month);
        usage.GetProperty("plan").GetString().ShouldBe("pro");
        usage.GetProperty("calls").GetInt32().ShouldBe(1);
        usage.GetProperty("seconds").GetInt32().ShouldBe(36_660);
        usage.GetProperty("minutes").GetInt32().ShouldBe(611);
        usage.GetProperty("included_minutes").GetInt32().ShouldBe(600);
        usage.GetProperty("price_per_minute").GetProperty("amount").GetInt32().ShouldBe(15);
        usage.GetProperty("overage").GetProperty("amount").GetInt32().ShouldBe(165);
        usage.GetProperty("cap").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        usage.GetProperty("commission_basis_points").GetInt32().ShouldBe(100);
        (await host.Get("/api/v1/usage?month=2026-10", shop.Key)).Json.GetProperty("seconds").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Lists_commissions_with_their_order_and_their_call()
    {
        var shop = await host.NewShop();
        var (call, order) = await Bill(shop);

        var list = await host.Get($"/api/v1/commissions?month={Month}&store_id=str_{shop.Store}", shop.Key);

        list.Data.GetArrayLength().ShouldBe(1);
        var line = list.Data[0];
        line.GetProperty("id").GetString().ShouldStartWith("lgr_");
        line.GetProperty("kind").GetString().ShouldBe("announced");
        line.GetProperty("order_id").GetString().ShouldBe($"ord_{order}");
        line.GetProperty("call_id").GetString().ShouldBe($"call_{call}");
        line.GetProperty("base").GetProperty("amount").GetInt32().ShouldBe(1250);
        line.GetProperty("rate_basis_points").GetInt32().ShouldBe(100);
        line.GetProperty("commission").GetProperty("amount").GetInt32().ShouldBe(13);
        line.GetProperty("at").GetString().ShouldBe("2026-11-24T18:40:12+01:00");
        list.Json.GetProperty("next_cursor").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await host.Get($"/api/v1/commissions?month={Month}&store_id=str_{Guid.NewGuid()}", shop.Key)).Data.GetArrayLength().ShouldBe(0);
        (await host.Get("/api/v1/commissions?month=2026-10", shop.Key)).Data.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Lists_what_was_kept_out_of_a_payment_by_link_with_the_tax_beside()
    {
        var shop = await host.NewShop();
        var (call, order) = await Bill(shop);
        await using (var scope = host.Scope(shop.Tenant))
        {
            var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
            var kept = Posting.Move(
                new LedgerEntry(Guid.CreateVersion7(), shop.Tenant, shop.Store, order, call, LedgerKind.Settled, Money.Zero, new CommissionRate(100), new Money(-13), Shop.Evening, $"settled:{order:N}:0") { Tax = new Money(-3) },
                LedgerAccount.Collected, LedgerAccount.Due, new Money(13), Guid.CreateVersion7);
            db.LedgerEntries.Add(kept.Entry);
            db.LedgerLines.AddRange(kept.Lines);
            await db.SaveChangesAsync();
        }

        var line = (await host.Get($"/api/v1/commissions?month={Month}", shop.Key)).Data.EnumerateArray().Single(line => line.GetProperty("kind").GetString() == "settled");

        (line.GetProperty("order_id").GetString(), line.GetProperty("call_id").GetString()).ShouldBe(($"ord_{order}", $"call_{call}"));
        (line.GetProperty("commission").GetProperty("amount").GetInt32(), line.GetProperty("tax").GetProperty("amount").GetInt32()).ShouldBe((-13, -3));
    }

    [Theory]
    [InlineData("usage?month=2026-13")]
    [InlineData("usage?month=novembre")]
    [InlineData("usage?month=2026-11&month=2026-10")]
    [InlineData("commissions?month=2026-11-01")]
    [InlineData("commissions?limit=101")]
    [InlineData("commissions?cursor=x")]
    [InlineData("commissions?store_id=ord_1")]
    public async Task Refuses_what_it_cannot_read(string address)
    {
        var shop = await host.NewShop();
        (await host.Get("/api/v1/" + address, shop.Key)).ShouldRefuse(422);
    }

    [Theory]
    [InlineData("usage")]
    [InlineData("commissions")]
    public async Task Wants_a_key_that_may_read_billing(string address)
    {
        var shop = await host.NewShop();
        var other = await shop.NewKey("orders:read", "calls:read");
        (await host.Get("/api/v1/" + address, other)).ShouldRefuse(403);
        (await host.Get("/api/v1/" + address)).ShouldRefuse(401);
    }

    [Fact]
    public async Task Knows_nothing_of_another_business()
    {
        var (mine, yours) = (await host.NewShop(), await host.NewShop());
        await Bill(yours);
        (await host.Get($"/api/v1/commissions?month={Month}", mine.Key)).Data.GetArrayLength().ShouldBe(0);
        (await host.Get($"/api/v1/usage?month={Month}", mine.Key)).Json.GetProperty("calls").GetInt32().ShouldBe(0);
    }

    // One call and one order of that evening, on the plan PRO.
    private async Task<(Guid Call, Guid Order)> Bill(Shop shop)
    {
        var (call, evening) = (await shop.NewCall(), Shop.Evening);
        var order = await shop.NewOrder(evening, call);
        await using var scope = host.Scope(shop.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<KallikyDb>();
        (await db.Subscriptions.SingleAsync()).ChangeTo(Plan.Pro, evening);
        var use = new UsageEntry(Guid.CreateVersion7(), shop.Tenant, shop.Store, call, evening);
        use.Close(evening, evening + Duration.FromSeconds(36_660));
        db.UsageEntries.Add(use);
        var known = await db.Orders.SingleAsync(row => row.Id == order);
        foreach (var posting in new OrderCommission(known, [], new CommissionRate(100), Guid.CreateVersion7).Missing())
        {
            db.LedgerEntries.Add(posting.Entry);
            db.LedgerLines.AddRange(posting.Lines);
        }

        await db.SaveChangesAsync();
        return (call, order);
    }
}
