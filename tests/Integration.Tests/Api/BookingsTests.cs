using System.Text.Json;
using NodaTime;

namespace Kalliky.Integration.Tests.Api;

[Collection<OneApi>]
public sealed class BookingsTests(ApiHost host)
{
    [Fact]
    public async Task Takes_an_appointment_and_answers_the_same_to_the_same_key()
    {
        var salon = await Diary.Open(host);
        var body = salon.Appointment(Diary.Tuesday(10));

        var taken = await salon.Take(body, "till-1");
        var again = await salon.Take(body, "till-1");

        taken.Status.ShouldBe(201, taken.Text);
        var booking = taken.Json;
        taken.Headers.Location!.ToString().ShouldBe($"/api/v1/bookings/{booking.GetProperty("id").GetString()}");
        taken.Header("RateLimit-Remaining").ShouldNotBeNull();
        booking.GetProperty("kind").GetString().ShouldBe("appointment");
        booking.GetProperty("status").GetString().ShouldBe("confirmed");
        booking.GetProperty("starts_at").GetString().ShouldBe(Diary.Tuesday(10));
        booking.GetProperty("ends_at").GetString().ShouldBe(Diary.Tuesday(10, 30));
        booking.GetProperty("services")[0].GetProperty("name").GetString().ShouldBe("Coupe");
        booking.GetProperty("resource").GetProperty("name").GetString().ShouldBe("Sophie");
        booking.GetProperty("customer").GetProperty("phone").GetString().ShouldBe("+33639980155");
        (again.Status, again.Text).ShouldBe((201, taken.Text));
        again.Header("Idempotency-Replayed").ShouldBe("true");
        (await salon.Rows()).ShouldBe((1, 1));
        (await salon.Take(salon.Appointment(Diary.Tuesday(11)), "till-1")).ShouldRefuse(422);
        (await host.Get("/api/v1/bookings?kind=appointment&status=confirmed", salon.Key)).Data.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Refuses_what_is_taken_with_the_nearest_free_starts()
    {
        var salon = await Diary.Open(host);
        await salon.Take(salon.Appointment(Diary.Tuesday(10)));

        var refused = (await salon.Take(salon.Appointment(Diary.Tuesday(10, 15), name: "Petit", phone: "06 39 98 01 56"))).ShouldRefuse(409);

        var slots = refused.GetProperty("slots").EnumerateArray().ToList();
        slots.Count.ShouldBeGreaterThanOrEqualTo(3);
        slots.Select(Start).ShouldContain(Diary.Tuesday(10, 30));
        slots.Select(Start).ShouldNotContain(Diary.Tuesday(10));
        slots[0].GetProperty("resources")[0].GetProperty("id").GetString().ShouldBe(salon.Sophie);
        (await salon.Rows()).ShouldBe((1, 1));
        (await salon.Take(salon.Appointment(Start(slots[0])))).Status.ShouldBe(201, "what was offered can be had");
    }

    [Fact]
    public async Task Refuses_closed_days_and_hours_with_the_next_opening()
    {
        var salon = await Diary.Open(host);

        foreach (var closed in (string[])[Diary.On(IsoDayOfWeek.Sunday, 10), Diary.Tuesday(6), Diary.Tuesday(18, 45)])
        {
            var refused = (await salon.Take(salon.Appointment(closed))).ShouldRefuse(409);
            refused.GetProperty("detail").GetString().ShouldBe("The store is closed then.");
            refused.GetProperty("slots").GetArrayLength().ShouldBeGreaterThan(0, closed);
        }

        (await salon.Rows()).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("2026-02-30T10:00:00+01:00", "starts_at")]
    [InlineData("2026-13-01T10:00:00+01:00", "starts_at")]
    [InlineData("2027-06-01T25:00:00+02:00", "starts_at")]
    [InlineData("2027-06-01", "starts_at")]
    [InlineData("demain", "starts_at")]
    [InlineData("2027-06-01T10:02:00+02:00", "starts_at")]
    [InlineData("2020-01-07T10:00:00+01:00", "starts_at")]
    [InlineData("0001-01-01T00:00:00Z", "starts_at")]
    [InlineData("2199-01-01T10:00:00Z", "starts_at")]
    public async Task Refuses_times_that_are_none_over_or_too_far(string at, string field)
    {
        var salon = await Diary.Open(host);

        Errors(await salon.Take(salon.Appointment(at))).ShouldHaveSingleItem().ShouldBe(field);
        (await salon.Rows()).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("unknown staff", "resource_id")]
    [InlineData("staff of another business", "resource_id")]
    [InlineData("staff who does not do it", "resource_id")]
    [InlineData("nobody does it", "service_ids")]
    [InlineData("unknown service", "service_ids")]
    [InlineData("service of another business", "service_ids")]
    [InlineData("store of another business", "store_id")]
    [InlineData("no service", "service_ids")]
    [InlineData("seven services", "service_ids")]
    [InlineData("no such id", "service_ids")]
    [InlineData("nine digits", "phone")]
    [InlineData("no name", "name")]
    [InlineData("a name without end", "name")]
    [InlineData("a note without end", "note")]
    [InlineData("more than the house", "party_size")]
    [InlineData("a party of none", "party_size")]
    [InlineData("a party that is no number", "party_size")]
    [InlineData("no kind at all", "kind")]
    [InlineData("a block", "kind")]
    [InlineData("a table with a cut", "service_ids")]
    [InlineData("nothing at all", "store_id", "starts_at")]
    public async Task Refuses_by_field_and_leaves_no_row(string what, params string[] fields)
    {
        var (salon, other) = (await Diary.Open(host), await Diary.Open(host));
        var (at, store) = (Diary.Tuesday(10), salon.Store);
        object body = what switch
        {
            "unknown staff" => salon.Appointment(at, $"res_{Guid.NewGuid()}"),
            "staff of another business" => salon.Appointment(at, other.Sophie),
            "staff who does not do it" => salon.Appointment(at, salon.Zoe),
            "nobody does it" => new { store_id = store, starts_at = at, service_ids = new[] { salon.Massage }, name = "Durand" },
            "unknown service" => salon.Appointment(at, service: $"prd_{Guid.NewGuid()}"),
            "service of another business" => salon.Appointment(at, service: other.Cut),
            "store of another business" => new { store_id = other.Store, starts_at = at, service_ids = new[] { other.Cut }, name = "Durand" },
            "no service" => new { store_id = store, starts_at = at, name = "Durand" },
            "seven services" => new { store_id = store, starts_at = at, service_ids = Enumerable.Repeat(salon.Cut, 7), name = "Durand" },
            "no such id" => salon.Appointment(at, service: "coupe"),
            "nine digits" => salon.Appointment(at, phone: "06 39 98 01 5"),
            "no name" => salon.Appointment(at, name: ""),
            "a name without end" => salon.Appointment(at, name: new string('x', 81)),
            "a note without end" => new { store_id = store, starts_at = at, service_ids = new[] { salon.Cut }, name = "Durand", note = new string('x', 501) },
            "more than the house" => new { store_id = store, starts_at = at, party_size = 11, name = "Durand", phone = "0639980155" },
            "a party of none" => new { store_id = store, starts_at = at, party_size = 0, name = "Durand" },
            "a party that is no number" => new { store_id = store, starts_at = at, party_size = "beaucoup", name = "Durand" },
            "no kind at all" => new { store_id = store, starts_at = at, kind = "party", name = "Durand" },
            "a block" => new { store_id = store, starts_at = at, kind = "block", service_ids = new[] { salon.Cut }, name = "Durand" },
            "a table with a cut" => new { store_id = store, starts_at = at, party_size = 2, service_ids = new[] { salon.Cut }, name = "Durand" },
            _ => new { },
        };

        Errors(await salon.Take(body)).ShouldBe(fields, ignoreOrder: true);
        (await salon.Rows()).ShouldBe((0, 0));
        (await other.Rows()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Takes_with_whoever_is_free_when_nobody_is_named()
    {
        var salon = await Diary.Open(host);
        var body = new { store_id = salon.Store, starts_at = Diary.Tuesday(10), service_ids = new[] { salon.Cut }, name = "Durand", phone = "0639980155" };

        var first = await salon.Take(body);
        first.Json.GetProperty("resource").GetProperty("id").GetString().ShouldBe(salon.Sophie, first.Text);
        (await salon.Take(body)).ShouldRefuse(409).GetProperty("slots").GetArrayLength().ShouldBeGreaterThan(0);
        (await host.Patch($"/api/v1/services/{salon.Cut}", salon.Key, new { resource_ids = new[] { salon.Sophie, salon.Zoe } })).Status.ShouldBe(200);
        (await salon.Take(body)).Json.GetProperty("resource").GetProperty("id").GetString().ShouldBe(salon.Zoe);
        (await salon.Rows()).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Seats_parties_until_the_room_is_full()
    {
        var salon = await Diary.Open(host);
        object Table(int party) => new { store_id = salon.Store, starts_at = Diary.Tuesday(12), party_size = party, name = "Durand", phone = "0639980155" };

        var taken = await salon.Take(Table(8));
        taken.Status.ShouldBe(201, taken.Text);
        taken.Json.GetProperty("kind").GetString().ShouldBe("reservation");
        taken.Json.GetProperty("resource").GetProperty("id").GetString().ShouldBe(salon.Room);
        var full = (await salon.Take(Table(4))).ShouldRefuse(409);
        full.GetProperty("detail").GetString().ShouldBe("There are not so many free seats then.");
        full.GetProperty("slots").EnumerateArray().Select(Start).ShouldContain(Diary.Tuesday(13, 30));
        (await salon.Take(Table(2))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Puts_an_article_aside_until_there_is_none_left()
    {
        var shop = await Diary.Open(host);
        object Coat(string? size, int quantity = 1, string? until = null) =>
            new { store_id = shop.Store, kind = "hold", product_id = shop.Coat, size, quantity, ends_at = until, name = "Durand", phone = "0639980155" };

        Errors(await shop.Take(Coat(null))).ShouldBe(["size"]);
        Errors(await shop.Take(Coat("44"))).ShouldBe(["size"]);
        Errors(await shop.Take(Coat("38", 0))).ShouldBe(["quantity"]);
        Errors(await shop.Take(Coat("38", until: "2020-01-01T10:00:00Z"))).ShouldBe(["ends_at"]);
        Errors(await shop.Take(new { store_id = shop.Store, product_id = $"prd_{shop.Shop.Margherita}", name = "Durand" })).ShouldBe(["product_id"]);
        (await shop.Take(Coat("38", until: Diary.On(IsoDayOfWeek.Sunday, 10)))).ShouldRefuse(409);
        (await shop.Take(Coat("40"))).ShouldRefuse(409);
        (await shop.Take(Coat("38", 3))).ShouldRefuse(409);
        (await shop.Rows()).ShouldBe((0, 0));

        var kept = await shop.Take(Coat("38", 2, Diary.Tuesday(18)));
        kept.Status.ShouldBe(201, kept.Text);
        kept.Json.GetProperty("kind").GetString().ShouldBe("hold");
        kept.Json.GetProperty("product").GetProperty("name").GetString().ShouldBe("Manteau");
        (kept.Json.GetProperty("size").GetString(), kept.Json.GetProperty("quantity").GetInt32()).ShouldBe(("38", 2));
        kept.Json.GetProperty("ends_at").GetString().ShouldBe(Diary.Tuesday(18));
        (await shop.Take(Coat("38"))).ShouldRefuse(409);
        var address = $"/api/v1/bookings/{kept.Json.GetProperty("id").GetString()}";
        (await host.Post(address + "/move", shop.Key, new { starts_at = Diary.Tuesday(10) })).ShouldRefuse(409);
        (await host.Post(address + "/cancel", shop.Key)).Status.ShouldBe(200);
        (await shop.Take(Coat("38"))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Moves_where_it_is_free_and_nowhere_else()
    {
        var salon = await Diary.Open(host);
        var address = $"/api/v1/bookings/{(await salon.Take(salon.Appointment(Diary.Tuesday(10)))).Json.GetProperty("id").GetString()}";
        await salon.Take(salon.Appointment(Diary.Tuesday(14)));

        var moved = await host.Post(address + "/move", salon.Key, new { starts_at = Diary.Tuesday(11) });
        moved.Json.GetProperty("starts_at").GetString().ShouldBe(Diary.Tuesday(11), moved.Text);
        moved.Json.GetProperty("ends_at").GetString().ShouldBe(Diary.Tuesday(11, 30));
        (await host.Post(address + "/move", salon.Key, new { starts_at = Diary.Tuesday(14) })).ShouldRefuse(409).GetProperty("slots").GetArrayLength().ShouldBeGreaterThan(0);
        (await host.Post(address + "/move", salon.Key, new { starts_at = Diary.On(IsoDayOfWeek.Sunday, 11) })).ShouldRefuse(409);
        Errors(await host.Post(address + "/move", salon.Key, new { starts_at = "2020-01-07T10:00:00+01:00" })).ShouldBe(["starts_at"]);
        Errors(await host.Post(address + "/move", salon.Key, new { })).ShouldBe(["starts_at"]);
        Errors(await host.Post(address + "/move", salon.Key, new { starts_at = Diary.Tuesday(15), resource_id = salon.Zoe })).ShouldBe(["resource_id"]);
        Errors(await host.Post(address + "/move", salon.Key, new { starts_at = Diary.Tuesday(15), party_size = 4 })).ShouldBe(["party_size"]);
        (await host.Get(address, salon.Key)).Json.GetProperty("starts_at").GetString().ShouldBe(Diary.Tuesday(11));
    }

    [Fact]
    public async Task Cancels_once_and_frees_the_place()
    {
        var salon = await Diary.Open(host);
        var address = $"/api/v1/bookings/{(await salon.Take(salon.Appointment(Diary.Tuesday(10)))).Json.GetProperty("id").GetString()}";

        (await host.Post(address + "/cancel", salon.Key)).Json.GetProperty("status").GetString().ShouldBe("cancelled");
        (await host.Post(address + "/cancel", salon.Key)).ShouldRefuse(409).GetProperty("detail").GetString().ShouldBe("The booking is cancelled.");
        (await host.Post(address + "/move", salon.Key, new { starts_at = Diary.Tuesday(11) })).ShouldRefuse(409);
        (await salon.Take(salon.Appointment(Diary.Tuesday(10)))).Status.ShouldBe(201);
    }

    [Theory]
    [InlineData("arrived", "arrived")]
    [InlineData("done", "done")]
    [InlineData("no_show", "no_show")]
    public async Task Marks_what_became_of_it(string verb, string status)
    {
        var salon = await Diary.Open(host);
        var address = $"/api/v1/bookings/{(await salon.Take(salon.Appointment(Diary.Tuesday(10)))).Json.GetProperty("id").GetString()}";

        (await host.Post($"{address}/{verb}", salon.Key)).Json.GetProperty("status").GetString().ShouldBe(status);
        (await host.Post($"{address}/no_show", salon.Key)).ShouldRefuse(409);
    }

    [Fact]
    public async Task Neither_a_neighbour_nor_a_reader_touches_it()
    {
        var (mine, yours) = (await Diary.Open(host), await Diary.Open(host));
        var address = $"/api/v1/bookings/{(await yours.Take(yours.Appointment(Diary.Tuesday(10)))).Json.GetProperty("id").GetString()}";
        var reader = await yours.Shop.NewKey("bookings:read", "services:read");

        (await host.Get(address, mine.Key)).ShouldRefuse(404);
        foreach (var verb in (string[])["move", "cancel", "arrived", "done", "no_show"])
        {
            (await host.Post($"{address}/{verb}", mine.Key, new { starts_at = Diary.Tuesday(11) })).ShouldRefuse(404);
            (await host.Post($"{address}/{verb}", reader, new { starts_at = Diary.Tuesday(11) })).ShouldRefuse(403);
        }

        (await host.Post("/api/v1/bookings", reader, yours.Appointment(Diary.Tuesday(11)))).ShouldRefuse(403);
        (await host.Get(address, yours.Key)).Json.GetProperty("status").GetString().ShouldBe("confirmed");
    }

    private static string Start(JsonElement slot) => slot.GetProperty("starts_at").GetString()!;

    private static string[] Errors(Answer answer) => [.. answer.ShouldRefuse(422).GetProperty("errors").EnumerateObject().Select(field => field.Name)];
}
