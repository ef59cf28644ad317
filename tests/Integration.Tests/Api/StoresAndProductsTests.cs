namespace Kalliky.Integration.Tests.Api;

[Collection<OneApi>]
public sealed class StoresAndProductsTests(ApiHost host)
{
    [Fact]
    public async Task Shows_a_store_with_its_hours()
    {
        var shop = await host.NewShop();

        var store = (await host.Get($"/api/v1/stores/str_{shop.Store}", shop.Key)).Json;

        store.GetProperty("key").GetString().ShouldBe("pizza-mario");
        store.GetProperty("number").GetString().ShouldStartWith("+331990");
        store.GetProperty("hours").GetRawText().ShouldBe("""[{"day":"tuesday","spans":[{"from":"18:30","to":"22:30"}]}]""");
        store.GetProperty("closures")[0].GetString().ShouldBe("2026-12-25");
        store.GetProperty("delivery").GetRawText().ShouldBe("null");
    }

    [Fact]
    public async Task Lists_stores_page_by_page()
    {
        var shop = await host.NewShop();
        await shop.NewStore("second");

        var first = await host.Get("/api/v1/stores?limit=1", shop.Key);
        var second = await host.Get($"/api/v1/stores?limit=1&cursor={first.Json.GetProperty("next_cursor").GetString()}", shop.Key);

        first.Data[0].GetProperty("key").GetString().ShouldBe("pizza-mario");
        second.Data[0].GetProperty("key").GetString().ShouldBe("second");
        second.Json.GetProperty("next_cursor").GetString().ShouldBeNull();
    }

    [Fact]
    public async Task Lists_what_can_be_sold()
    {
        var shop = await host.NewShop();

        var sold = await host.Get($"/api/v1/products?available=true&store_id=str_{shop.Store}", shop.Key);
        var missing = await host.Get("/api/v1/products?available=false", shop.Key);

        var margherita = sold.Data.EnumerateArray().Single();
        margherita.GetProperty("name").GetString().ShouldBe("Margherita");
        margherita.GetProperty("price").GetRawText().ShouldBe("""{"amount":950,"currency":"EUR"}""");
        margherita.GetProperty("vat").GetProperty("take_away").GetDecimal().ShouldBe(5.5m);
        margherita.GetProperty("options")[0].GetProperty("choices").GetArrayLength().ShouldBe(2);
        missing.Data.EnumerateArray().Single().GetProperty("allergens").GetRawText().ShouldBe("null");
    }

    [Fact]
    public async Task Knows_nothing_of_another_business()
    {
        var (mine, yours) = (await host.NewShop(), await host.NewShop());

        (await host.Get($"/api/v1/stores/str_{yours.Store}", mine.Key)).ShouldRefuse(404);
        (await host.Get($"/api/v1/products?store_id=str_{yours.Store}", mine.Key)).Data.GetArrayLength().ShouldBe(0);
        (await host.Get("/api/v1/stores", mine.Key)).Data.GetArrayLength().ShouldBe(1);
    }
}
