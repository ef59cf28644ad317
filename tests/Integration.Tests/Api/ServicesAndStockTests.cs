namespace Kalliky.Integration.Tests.Api;

[Collection<OneApi>]
public sealed class ServicesAndStockTests(ApiHost host)
{
    [Fact]
    public async Task Adds_a_service_that_can_be_booked_at_once_and_switches_it_off()
    {
        var salon = await Diary.Open(host);
        var body = new { store_id = salon.Store, name = "Balayage", aliases = new[] { "ombré" }, minutes = 120, buffer = 10, price = new { amount = 10000, currency = "EUR" }, resource_ids = new[] { salon.Zoe } };

        var added = await host.Post("/api/v1/services", salon.Key, body, "sync-1");
        added.Status.ShouldBe(201, added.Text);
        var id = added.Json.GetProperty("id").GetString()!;
        added.Json.GetProperty("price").GetProperty("amount").GetInt32().ShouldBe(10000);
        (await host.Post("/api/v1/services", salon.Key, body, "sync-1")).Text.ShouldBe(added.Text);
        (await host.Post("/api/v1/services", salon.Key, body)).ShouldRefuse(409);
        var booked = await salon.Take(salon.Appointment(Diary.Tuesday(10), salon.Zoe, id));
        booked.Json.GetProperty("ends_at").GetString().ShouldBe(Diary.Tuesday(12), booked.Text);
        Errors(await salon.Take(salon.Appointment(Diary.Tuesday(14), salon.Sophie, id))).ShouldBe(["resource_id"]);

        var changed = await host.Patch($"/api/v1/services/{id}", salon.Key, new { minutes = 90, active = false });
        changed.Json.GetProperty("minutes").GetInt32().ShouldBe(90, changed.Text);
        changed.Json.GetProperty("name").GetString().ShouldBe("Balayage");
        changed.Json.GetProperty("price").GetProperty("amount").GetInt32().ShouldBe(10000);
        changed.Json.GetProperty("aliases")[0].GetString().ShouldBe("ombré");
        Errors(await salon.Take(salon.Appointment(Diary.Tuesday(14), salon.Zoe, id))).ShouldBe(["service_ids"]);
        (await host.Patch($"/api/v1/services/{id}", salon.Key, new { active = true, price_untold = true })).Json.GetProperty("price").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await salon.Take(salon.Appointment(Diary.Tuesday(14), salon.Zoe, id))).Json.GetProperty("ends_at").GetString().ShouldBe(Diary.Tuesday(15, 30));
    }

    [Fact]
    public async Task Refuses_a_service_by_field()
    {
        var (salon, other) = (await Diary.Open(host), await Diary.Open(host));
        Task<Answer> Add(object body) => host.Post("/api/v1/services", salon.Key, body);

        Errors(await Add(new { store_id = salon.Store })).ShouldBe(["name", "minutes"], ignoreOrder: true);
        Errors(await Add(new { store_id = other.Store, name = "Soin", minutes = 30 })).ShouldBe(["store_id"]);
        Errors(await Add(new { store_id = salon.Store, name = "Soin", minutes = 30, resource_ids = new[] { other.Sophie } })).ShouldBe(["resource_ids"]);
        Errors(await Add(new { store_id = salon.Store, name = "Soin", minutes = 7, buffer = 500 })).ShouldBe(["minutes", "buffer"], ignoreOrder: true);
        Errors(await Add(new { store_id = salon.Store, name = "Soin", minutes = "longtemps" })).ShouldBe(["minutes"]);
        Errors(await Add(new { store_id = salon.Store, name = "Soin", minutes = 30, price = new { amount = 100, currency = "USD" } })).ShouldBe(["price"]);
        (await host.Patch($"/api/v1/services/{other.Cut}", salon.Key, new { minutes = 60 })).ShouldRefuse(404);
        (await host.Get($"/api/v1/services/{other.Cut}", salon.Key)).ShouldRefuse(404);
        (await host.Get("/api/v1/services", salon.Key)).Data.GetArrayLength().ShouldBe(2);
        (await host.Get($"/api/v1/services/{other.Cut}", other.Key)).Json.GetProperty("minutes").GetInt32().ShouldBe(30);
    }

    [Fact]
    public async Task Adds_a_product_changes_it_and_takes_it_off_sale()
    {
        var shop = await Diary.Open(host);
        var added = await host.Post("/api/v1/products", shop.Key, new { store_id = shop.Store, category = "Desserts", name = "Tiramisu", price = new { amount = 650, currency = "EUR" }, allergens = new[] { "lait", "œufs" } }, "sync-1");
        added.Status.ShouldBe(201, added.Text);
        var address = $"/api/v1/products/{added.Json.GetProperty("id").GetString()}";
        added.Json.GetProperty("category").GetProperty("name").GetString().ShouldBe("Desserts");
        (await host.Post("/api/v1/products", shop.Key, new { store_id = shop.Store, category = "desserts", name = "TIRAMISU", price = new { amount = 650, currency = "EUR" } })).ShouldRefuse(409);

        var changed = await host.Patch(address, shop.Key, new { price = new { amount = 700, currency = "EUR" }, allergens_unknown = true });
        changed.Json.GetProperty("price").GetProperty("amount").GetInt32().ShouldBe(700, changed.Text);
        changed.Json.GetProperty("allergens").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        changed.Json.GetProperty("name").GetString().ShouldBe("Tiramisu");

        var off = await host.Post(address + "/stock", shop.Key, new { available = false, back_at = Diary.Tuesday(9) });
        off.Json.GetProperty("available").GetBoolean().ShouldBeFalse(off.Text);
        off.Json.GetProperty("back_at").GetString().ShouldBe(Diary.Tuesday(9));
        (await host.Get(address, shop.Key)).Json.GetProperty("available").GetBoolean().ShouldBeFalse();
        (await host.Post(address + "/stock", shop.Key, new { available = true })).Json.GetProperty("available").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Counts_sizes_that_can_then_be_put_aside()
    {
        var shop = await Diary.Open(host);
        var added = await host.Post("/api/v1/products", shop.Key, new { store_id = shop.Store, category = "Chaussures", name = "Derby", price = new { amount = 8900, currency = "EUR" }, sizes = new[] { new { size = "41", count = 1 }, new { size = "42", count = 0 } } });
        var id = added.Json.GetProperty("id").GetString();
        object Hold(string size) => new { store_id = shop.Store, product_id = id, size, name = "Durand" };

        (await shop.Take(Hold("42"))).ShouldRefuse(409);
        (await host.Patch($"/api/v1/products/{id}", shop.Key, new { sizes = new[] { new { size = "41", count = 1 }, new { size = "42", count = 3 } } })).Json.GetProperty("sizes")[1].GetProperty("count").GetInt32().ShouldBe(3);
        (await shop.Take(Hold("42"))).Status.ShouldBe(201);
        Errors(await host.Patch($"/api/v1/products/{id}", shop.Key, new { sizes = new[] { new { size = "41", count = 1 }, new { size = "41", count = 3 } } })).ShouldBe(["sizes"]);
    }

    [Fact]
    public async Task Refuses_a_product_by_field()
    {
        var (shop, other) = (await Diary.Open(host), await Diary.Open(host));
        var theirs = (await host.Get("/api/v1/products", other.Key)).Data[0].GetProperty("category").GetProperty("id").GetString();
        Task<Answer> Add(object body) => host.Post("/api/v1/products", shop.Key, body);

        Errors(await Add(new { store_id = shop.Store, category = "Plats", name = "Daube" })).ShouldBe(["price"]);
        Errors(await Add(new { store_id = shop.Store, price = new { amount = 1, currency = "EUR" } })).ShouldBe(["name", "category"], ignoreOrder: true);
        Errors(await Add(new { store_id = shop.Store, category_id = theirs, name = "Daube", price = new { amount = 1, currency = "EUR" } })).ShouldBe(["category_id"]);
        Errors(await Add(new { store_id = other.Store, category = "Plats", name = "Daube", price = new { amount = 1, currency = "EUR" } })).ShouldBe(["store_id"]);
        Errors(await Add(new { store_id = shop.Store, category = "Plats", name = "Daube", price = new { amount = -1, currency = "EUR" } })).ShouldBe(["price"]);
        Errors(await Add(new { store_id = shop.Store, category = "Plats", name = "Daube", price = new { amount = 1, currency = "EUR" }, allergens = new[] { "poussière" } })).ShouldHaveSingleItem().ShouldStartWith("allergens");
        Errors(await host.Post($"/api/v1/products/prd_{shop.Shop.Margherita}/stock", shop.Key, new { })).ShouldBe(["available"]);
        Errors(await host.Post($"/api/v1/products/prd_{shop.Shop.Margherita}/stock", shop.Key, new { available = false, back_at = "2020-01-01T00:00:00Z" })).ShouldBe(["back_at"]);
        (await host.Post($"/api/v1/products/prd_{other.Shop.Margherita}/stock", shop.Key, new { available = false })).ShouldRefuse(404);
        (await host.Patch($"/api/v1/products/prd_{other.Shop.Margherita}", shop.Key, new { name = "À moi" })).ShouldRefuse(404);
        (await host.Get($"/api/v1/products/prd_{other.Shop.Margherita}", shop.Key)).ShouldRefuse(404);
        (await host.Get("/api/v1/products", shop.Key)).Data.GetArrayLength().ShouldBe(3);
        var reader = await shop.Shop.NewKey("products:read");
        (await host.Post($"/api/v1/products/prd_{shop.Shop.Margherita}/stock", reader, new { available = false })).ShouldRefuse(403);
    }

    private static string[] Errors(Answer answer) => [.. answer.ShouldRefuse(422).GetProperty("errors").EnumerateObject().Select(field => field.Name)];
}
