namespace Kalliky.Integration.Tests.Api;

[Collection<OneApi>]
public sealed class TicketsTests(ApiHost host)
{
    [Fact]
    public async Task Opens_a_ticket_once_answers_it_and_puts_it_off()
    {
        var shop = await host.NewShop();
        var body = new { store_id = $"str_{shop.Store}", kind = "callback", subject = "Rappeler pour un devis", body = "Vingt personnes.", name = "Lefebvre", phone = "06 39 98 01 22" };

        var opened = await host.Post("/api/v1/tickets", shop.Key, body, "till-1");
        var again = await host.Post("/api/v1/tickets", shop.Key, body, "till-1");

        opened.Status.ShouldBe(201, opened.Text);
        opened.Headers.Location!.ToString().ShouldEndWith(opened.Json.GetProperty("id").GetString()!);
        again.Text.ShouldBe(opened.Text);
        var id = opened.Json.GetProperty("id").GetString();
        opened.Json.GetProperty("customer").GetProperty("phone").GetString().ShouldBe("+33639980122");
        (await host.Get("/api/v1/tickets?kind=callback&status=open", shop.Key)).Data.GetArrayLength().ShouldBe(1);

        var answered = await host.Post($"/api/v1/tickets/{id}/reply", shop.Key, new { channel = "sms", text = "À ce soir.", solves = false });
        answered.Status.ShouldBe(200, answered.Text);
        answered.Json.GetProperty("status").GetString().ShouldBe("waiting");
        // The bus sends it meanwhile, sooner or later than this is read.
        var reply = answered.Json.GetProperty("replies")[0];
        reply.GetProperty("text").GetString().ShouldBe("A ce soir.", "an À would cost a text message twice its price");
        reply.GetProperty("status").GetString().ShouldBeOneOf("pending", "sending", "sent", "delivered");

        var later = await host.Post($"/api/v1/tickets/{id}/status", shop.Key, new { status = "snoozed", until = DateTimeOffset.UtcNow.AddHours(2) });
        later.Json.GetProperty("status").GetString().ShouldBe("snoozed");
        (await host.Post($"/api/v1/tickets/{id}/status", shop.Key, new { status = "snoozed", until = DateTimeOffset.UtcNow.AddHours(-2) })).ShouldRefuse(422);
        (await host.Post($"/api/v1/tickets/{id}/status", shop.Key, new { status = "solved" })).Json.GetProperty("solved_at").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task Refuses_what_is_not_there_and_a_key_without_the_scope()
    {
        var (shop, other) = (await host.NewShop(), await host.NewShop());
        var reader = await shop.NewKey("tickets:read");

        (await host.Post("/api/v1/tickets", shop.Key, new { store_id = $"str_{other.Store}", kind = "message", subject = "x" })).ShouldRefuse(422)
            .GetProperty("errors").GetProperty("store_id")[0].GetString().ShouldNotBeNull();
        (await host.Post("/api/v1/tickets", shop.Key, new { store_id = $"str_{shop.Store}", kind = "message", subject = "x", phone = "06 39 98" })).ShouldRefuse(422);
        (await host.Post("/api/v1/tickets", reader, new { store_id = $"str_{shop.Store}", kind = "message", subject = "x" })).ShouldRefuse(403);
        (await host.Get("/api/v1/tickets?status=lost", shop.Key)).ShouldRefuse(422);
        (await host.Get($"/api/v1/tickets/tkt_{Guid.NewGuid()}", shop.Key)).ShouldRefuse(404);
    }
}
