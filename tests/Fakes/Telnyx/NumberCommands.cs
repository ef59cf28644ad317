using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Kalliky.Fakes.Telnyx;

/// <summary>The REST side of numbers, refused as Telnyx refuses.</summary>
internal sealed class NumberCommands(FakeTelnyx carrier)
{
    private FakeNumbers Shelf => carrier.Numbers;

    public void Map(WebApplication app)
    {
        app.MapGet("/v2/available_phone_numbers", (HttpRequest request) => Answer("available_phone_numbers", request, Search));
        app.MapGet("/v2/requirements", (HttpRequest request) => Answer("requirements", request, Require));
        app.MapPost("/v2/documents", (HttpRequest request) => Answer("documents", request, Upload));
        app.MapGet("/v2/documents", (HttpRequest request) => Answer("documents.list", request, _ => Listed(Shelf.Documents, request)));
        app.MapDelete("/v2/documents/{id}", (string id, HttpRequest request) => Answer("documents", request, _ => Discard(Shelf.Documents, id)));
        app.MapGet("/v2/addresses", (HttpRequest request) => Answer("addresses.list", request, _ => Listed(Shelf.Addresses, request)));
        app.MapDelete("/v2/addresses/{id}", (string id, HttpRequest request) => Answer("addresses", request, _ => Discard(Shelf.Addresses, id)));
        app.MapDelete("/v2/requirement_groups/{id}", (string id, HttpRequest request) => Answer("requirement_groups", request, _ => Disband(id)));
        app.MapPost("/v2/addresses", (HttpRequest request) => Answer("addresses", request, Locate));
        app.MapPost("/v2/requirement_groups", (HttpRequest request) => Answer("requirement_groups", request, Group));
        app.MapGet("/v2/requirement_groups/{id}", (string id, HttpRequest request) => Answer("requirement_groups", request, _ => Shelf.Groups.TryGetValue(id, out var group) ? Results.Json(group) : Unknown()));
        app.MapPatch("/v2/requirement_groups/{id}", (string id, HttpRequest request) => Answer("requirement_groups", request, body => Regroup(id, body)));
        app.MapPost("/v2/number_orders", (HttpRequest request) => Answer("number_orders", request, Order));
        app.MapGet("/v2/number_orders", (HttpRequest request) => Answer("number_orders.list", request, _ => Data(new JsonArray([.. Shelf.Orders.Where(order => order.Reference == Asked(request, "customer_reference")).Select(order => order.Shown())]))));
        app.MapGet("/v2/number_orders/{id}", (string id, HttpRequest request) => Answer("number_orders.show", request, _ => Shelf.Find(id) is { } order ? Data(order.Shown()) : Unknown()));
        app.MapPost("/v2/sub_number_orders/{id}/requirement_group", (string id, HttpRequest request) => Answer("sub_number_orders", request, body => Complete(id, body)));
        app.MapPatch("/v2/sub_number_orders/{id}/cancel", (string id, HttpRequest request) => Answer("sub_number_orders", request, _ => Cancel(id)));
        app.MapGet("/v2/phone_numbers", (HttpRequest request) => Answer("phone_numbers", request, _ => Page(Shelf.Numbers(Asked(request, "phone_number") ?? ""))));
        app.MapPatch("/v2/phone_numbers/{id}", (string id, HttpRequest request) => Answer("phone_numbers", request, body => Assign(id, body, "connection_id")));
        app.MapPatch("/v2/phone_numbers/{id}/messaging", (string id, HttpRequest request) => Answer("phone_numbers", request, body => Assign(id, body, "messaging_profile_id")));
        app.MapDelete("/v2/phone_numbers/{id}", (string id, HttpRequest request) => Answer("phone_numbers", request, _ => Shelf.Disown(id) ? Data(new JsonObject { ["id"] = id, ["status"] = "deleted" }) : Unknown()));
    }

    private IResult Search(JsonObject body, HttpRequest request)
    {
        if (Asked(request, "country_code") is not "FR")
            return Refusal.Missing("filter[country_code]").Answer();
        var found = Shelf.Search("+33" + Asked(request, "national_destination_code"));
        return Data(new JsonArray([.. found.Select(number => new JsonObject { ["record_type"] = "available_phone_number", ["phone_number"] = number })]));
    }

    private IResult Require(JsonObject body, HttpRequest request) => Data(new JsonArray(new JsonObject
    {
        ["record_type"] = "requirement", ["action"] = Asked(request, "action"), ["country_code"] = Asked(request, "country_code"), ["phone_number_type"] = Asked(request, "phone_number_type"),
        ["requirement_types"] = new JsonArray([.. Shelf.Requires.Select(one => new JsonObject { ["id"] = one.Id, ["name"] = one.Name, ["type"] = one.Type, ["description"] = one.Name })]),
    }));

    private IResult Upload(JsonObject body) =>
        Word(body, "file") is not { Length: > 0 } file || !System.Buffers.Text.Base64.IsValid(file) ? Refusal.Missing("file").Answer() : Keep(Shelf.Documents, body);

    private IResult Locate(JsonObject body)
    {
        foreach (var field in new[] { "business_name", "first_name", "last_name", "street_address", "locality", "country_code" })
        {
            if (string.IsNullOrWhiteSpace(Word(body, field)))
                return Refusal.Missing(field).Answer();
        }

        return Keep(Shelf.Addresses, body);
    }

    private IResult Group(JsonObject body)
    {
        if (Word(body, "action") is not "ordering")
            return Refusal.NotOneOf("action", ["ordering", "porting"]).Answer();
        if (Values(body) is not { } values)
            return Refusal.UnknownPaper.Answer();
        var id = Guid.NewGuid().ToString();
        Shelf.Groups[id] = new JsonObject { ["id"] = id, ["record_type"] = "requirement_group", ["status"] = "unapproved", ["customer_reference"] = Word(body, "customer_reference"), ["regulatory_requirements"] = values };
        return Results.Json(Shelf.Groups[id]);
    }

    private IResult Regroup(string id, JsonObject body)
    {
        if (!Shelf.Groups.TryGetValue(id, out var group))
            return Unknown();
        if (Values(body) is not { } values)
            return Refusal.UnknownPaper.Answer();
        var known = group["regulatory_requirements"]!.AsArray();
        foreach (var value in values)
            known.Single(one => (string?)one!["requirement_id"] == (string?)value!["requirement_id"])!.ReplaceWith(value!.DeepClone());
        return Results.Json(group);
    }

    private static IResult Listed(System.Collections.Concurrent.ConcurrentDictionary<string, JsonObject> shelf, HttpRequest request) => Page(shelf
        .Where(kept => Word(kept.Value, "customer_reference") == request.Query["filter[customer_reference][eq]"].FirstOrDefault())
        .Select(kept => new JsonObject { ["id"] = kept.Key, ["customer_reference"] = Word(kept.Value, "customer_reference") }));

    // What a group names is linked to it.
    private IResult Discard(System.Collections.Concurrent.ConcurrentDictionary<string, JsonObject> shelf, string id)
    {
        if (Shelf.Groups.Values.SelectMany(group => group["regulatory_requirements"]!.AsArray()).Any(value => (string?)value!["field_value"] == id))
            return Refusal.StillLinked.Answer();
        return shelf.TryRemove(id, out _) ? Data(new JsonObject { ["id"] = id }) : Unknown();
    }

    // A number that is owned, or under way, keeps the papers that it was given on.
    private IResult Disband(string id)
    {
        if (Shelf.Orders.Any(order => order.Group == id && (order.Status == "pending" || (order.Status == "success" && Shelf.Owned(order.Number) is not null))))
            return Refusal.StillLinked.Answer();
        return Shelf.Groups.TryRemove(id, out var group) ? Results.Json(group) : Unknown();
    }

    private IResult Order(JsonObject body)
    {
        if (body["phone_numbers"] is not JsonArray { Count: 1 } numbers || numbers[0] is not JsonObject wanted || Word(wanted, "phone_number") is not { } number)
            return Refusal.Missing("phone_numbers").Answer();
        var group = Word(wanted, "requirement_group_id");
        if (group is not null && !Shelf.Groups.ContainsKey(group))
            return Refusal.UnknownPaper.Answer();
        if (!Shelf.Take(number))
            return Refusal.NumberGone.Answer();
        var order = new FakeNumberOrder { Number = number, Connection = Word(body, "connection_id"), Profile = Word(body, "messaging_profile_id"), Reference = Word(body, "customer_reference"), Group = group };
        order.Requirements = Shelf.Requires.Count == 0 ? "approved" : group is null ? "requirement-info-pending" : "requirement-info-under-review";
        Shelf.Keep(order);
        return Data(order.Shown());
    }

    private IResult Complete(string id, JsonObject body)
    {
        if (Shelf.OfPart(id) is not { Status: "pending" } order)
            return Unknown();
        if (Word(body, "requirement_group_id") is not { } group || !Shelf.Groups.ContainsKey(group))
            return Refusal.UnknownPaper.Answer();
        (order.Group, order.Requirements) = (group, "requirement-info-under-review");
        return Data(order.Shown());
    }

    private IResult Cancel(string id)
    {
        if (Shelf.OfPart(id) is not { Status: "pending" } order)
            return Refusal.NotPending.Answer();
        (order.Status, order.Requirements) = ("failure", "cancelled");
        return Data(order.Shown());
    }

    private IResult Assign(string id, JsonObject body, string field)
    {
        if (Shelf.Number(id) is not { } known)
            return Unknown();
        known[field] = Word(body, field);
        var shown = known.DeepClone();
        if (field == "messaging_profile_id")
            shown = new JsonObject { ["id"] = id, ["record_type"] = "messaging_settings", ["phone_number"] = (string?)known["phone_number"], [field] = Word(body, field) };
        return Data(shown);
    }

    // Values of requirements that exist: of documents and addresses, handles of what was handed over before.
    private JsonArray? Values(JsonObject body)
    {
        var values = new JsonArray();
        foreach (var given in body["regulatory_requirements"]?.AsArray() ?? [])
        {
            var (id, value) = (Word(given as JsonObject, "requirement_id"), Word(given as JsonObject, "field_value"));
            var known = Shelf.Requires.FirstOrDefault(one => one.Id == id);
            var stands = known?.Type switch { "document" => Shelf.Documents.ContainsKey(value ?? ""), "address" => Shelf.Addresses.ContainsKey(value ?? ""), "textual" => value is { Length: > 0 }, _ => false };
            if (!stands)
                return null;
            values.Add(new JsonObject { ["requirement_id"] = id, ["field_value"] = value, ["field_type"] = known!.Type, ["status"] = "pending-approval" });
        }

        return values;
    }

    private Task<IResult> Answer(string what, HttpRequest request, Func<JsonObject, IResult> work) => Answer(what, request, (body, _) => work(body));

    private async Task<IResult> Answer(string what, HttpRequest request, Func<JsonObject, HttpRequest, IResult> work)
    {
        if (request.Headers.Authorization != $"Bearer {FakeTelnyx.ApiKey}")
            return Refusal.Unauthorised.Answer();
        var fault = carrier.Faults.Take(what);
        if (fault is not null)
            await Task.Delay(fault.After, request.HttpContext.RequestAborted);
        if (fault is { Status: not 200, Done: false })
            return Fail(fault, request);
        if (await Body(request) is not { } body)
            return Refusal.NotWellFormed.Answer();
        var answer = work(body, request);
        return fault is { Done: true } ? Refusal.Broken(fault.Status).Answer() : answer;
    }

    private static IResult Fail(Fault fault, HttpRequest request)
    {
        if (fault.Status != 429)
            return Refusal.Broken(fault.Status).Answer();
        request.HttpContext.Response.Headers["x-ratelimit-reset"] = "1";
        return Refusal.TooMany.Answer();
    }

    private static async Task<JsonObject?> Body(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        if (await reader.ReadToEndAsync() is not { Length: > 0 } text)
            return [];
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Keep(System.Collections.Concurrent.ConcurrentDictionary<string, JsonObject> shelf, JsonObject body)
    {
        var id = Guid.NewGuid().ToString();
        shelf[id] = body;
        return Data(new JsonObject { ["id"] = id });
    }

    private static IResult Page(IEnumerable<JsonObject> found)
    {
        var data = new JsonArray([.. found.Select(known => known.DeepClone())]);
        var meta = new JsonObject { ["page_number"] = 1, ["page_size"] = 20, ["total_pages"] = 1, ["total_results"] = data.Count };
        return Results.Json(new JsonObject { ["data"] = data, ["meta"] = meta });
    }

    private static IResult Data(JsonNode data) => Results.Json(new JsonObject { ["data"] = data });

    private static IResult Unknown() => Refusal.UnknownAddress.Answer();

    private static string? Asked(HttpRequest request, string filter) => request.Query[$"filter[{filter}]"].FirstOrDefault();

    private static string? Word(JsonObject? body, string field) => CommandRules.Text(body, field);
}
