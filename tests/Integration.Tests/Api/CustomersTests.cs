namespace Kalliky.Integration.Tests.Api;

[Collection<OneApi>]
public sealed class CustomersTests(ApiHost host)
{
    [Fact]
    public async Task Finds_changes_exports_and_erases_a_customer()
    {
        var shop = await host.NewShop();
        await host.Post("/api/v1/tickets", shop.Key, new { store_id = $"str_{shop.Store}", kind = "callback", subject = "Rappeler", name = "Lefebvre", phone = "06 39 98 01 22" });

        var found = (await host.Get("/api/v1/customers?search=0639980122", shop.Key)).Data[0];
        var address = $"/api/v1/customers/{found.GetProperty("id").GetString()}";
        found.GetProperty("name").GetString().ShouldBe("Lefebvre");
        (await host.Get("/api/v1/customers?search=lefe", shop.Key)).Data.GetArrayLength().ShouldBe(1);

        var changed = await host.Patch(address, shop.Key, new { email = "C.Lefebvre@exemple.fr", sms_consent = true });
        changed.Status.ShouldBe(200, changed.Text);
        changed.Json.GetProperty("name").GetString().ShouldBe("Lefebvre");
        changed.Json.GetProperty("email").GetString().ShouldBe("c.lefebvre@exemple.fr");
        changed.Json.GetProperty("sms_consent").GetProperty("how").GetString().ShouldBe("api");
        (await host.Patch(address, shop.Key, new { email = "nulle part" })).ShouldRefuse(422);

        (await host.Get(address + "/export", shop.Key)).Json.GetProperty("tickets")[0].GetProperty("subject").GetString().ShouldBe("Rappeler");
        var erased = await host.Post(address + "/erase", shop.Key, idempotencyKey: "gone");
        erased.Status.ShouldBe(200, erased.Text);
        erased.Json.GetProperty("erased").GetProperty("tickets").GetInt32().ShouldBe(1);
        (await host.Get(address, shop.Key)).ShouldRefuse(404);
        (await host.Post(address + "/erase", shop.Key)).Json.GetProperty("id").GetString().ShouldBe(erased.Json.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Knows_nothing_of_another_business()
    {
        var (mine, yours) = (await host.NewShop(), await host.NewShop());
        await host.Post("/api/v1/tickets", yours.Key, new { store_id = $"str_{yours.Store}", kind = "callback", subject = "Rappeler", phone = "06 39 98 01 22" });
        var theirs = (await host.Get("/api/v1/customers", yours.Key)).Data[0].GetProperty("id").GetString();

        (await host.Get("/api/v1/customers", mine.Key)).Data.GetArrayLength().ShouldBe(0);
        foreach (var what in (string[])["", "/export"])
            (await host.Get($"/api/v1/customers/{theirs}{what}", mine.Key)).ShouldRefuse(404);
        (await host.Post($"/api/v1/customers/{theirs}/erase", mine.Key)).ShouldRefuse(404);
    }
}
