using System.Text.Json;
using System.Text.Json.Nodes;
using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Trades;
using Kalliky.Application.Trades.Clinic;
using Kalliky.Application.Trades.Restaurant;
using Kalliky.Application.Trades.Retail;
using Kalliky.Application.Trades.Salon;
using Kalliky.Domain.Calls;
using Kalliky.Infrastructure.Models;

namespace Kalliky.Unit.Tests.Calls.Analysis;

/// <summary>A model's form is read only when all of it fits.</summary>
public sealed class FilledFormTests
{
    private const string Common = """
        "outcome":"answered","summary":"Une question sur les horaires.","satisfaction":4,"satisfaction_reason":"Merci beaucoup","flags":["allergy"],"open_requests":["Rappeler pour le gâteau"]
        """;

    private static readonly ITrade[] All = [new RestaurantTrade(), new SalonTrade(), new ClinicTrade(), new RetailTrade()];

    public static TheoryData<string, string> Misfits => new()
    {
        { "summary", "\"\"" },
        { "summary", $"\"{new string('a', 601)}\"" },
        { "summary", "null" },
        { "outcome", "\"sold\"" },
        { "outcome", "1" },
        { "satisfaction", "6" },
        { "satisfaction", "0" },
        { "satisfaction", "\"4\"" },
        { "satisfaction", "4.5" },
        { "satisfaction_reason", $"\"{new string('a', 201)}\"" },
        { "flags", """["vip"]""" },
        { "flags", "null" },
        { "open_requests", """["a","b","c","d","e","f"]""" },
        { "open_requests", """[3]""" },
        { "orders", """[{"state":"agreed","lines":[{"quantity":100,"name":"Reine","without":[]}],"total_cents":null,"date":null,"time":null}]""" },
        { "orders", """[{"state":"agreed","lines":[],"total_cents":null,"date":"demain","time":null}]""" },
        { "orders", """[{"state":"agreed","lines":[],"total_cents":-1,"date":null,"time":null}]""" },
        { "orders", """[{"state":"agreed","lines":[]}]""" },
        { "bookings", """[{"state":"agreed","date":"2026-11-28","time":"25:00","party_size":4,"place":null}]""" },
        { "bookings", """[{"state":"agreed","date":"2026-11-28","time":"20:00","party_size":0,"place":null}]""" },
        { "note", "\"un champ de plus\"" },
    };

    [Fact]
    public void Is_read_where_it_fits()
    {
        var form = Read(new RestaurantTrade(), Form("""
            "orders":[{"state":"agreed","lines":[{"quantity":2,"name":"Margherita","without":["olives"]}],"total_cents":1900,"date":null,"time":"19:30"}],
            "bookings":[{"state":"cancelled","date":"2026-11-28","time":"20:00","party_size":4,"place":"Terrasse"}]
            """))!;

        (form.Outcome, form.Satisfaction, form.SatisfactionReason).ShouldBe((CallOutcome.Answered, 4, "Merci beaucoup"));
        form.Flags.ShouldBe([CallFlag.Allergy]);
        form.OpenRequests.ShouldBe(["Rappeler pour le gâteau"]);
        form.Orders.ShouldHaveSingleItem().Lines.ShouldHaveSingleItem().Without.ShouldBe(["olives"]);
        form.Bookings.ShouldHaveSingleItem().ShouldBe(form.Bookings[0] with { State = SaidState.Cancelled, With = "Terrasse", PartySize = 4 });
    }

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Anything_that_does_not_fit_makes_it_no_form(string field, string value)
    {
        var form = JsonNode.Parse(Form("""
            "orders":[],"bookings":[]
            """))!;
        Read(new RestaurantTrade(), form.ToJsonString()).ShouldNotBeNull();

        form[field] = JsonNode.Parse(value);

        Read(new RestaurantTrade(), form.ToJsonString()).ShouldBeNull();
    }

    [Fact]
    public void A_missing_field_makes_it_no_form()
    {
        var form = JsonNode.Parse(Form("""
            "orders":[],"bookings":[]
            """))!.AsObject();
        foreach (var field in form.Select(field => field.Key).ToList())
        {
            var less = form.DeepClone().AsObject();
            less.Remove(field);
            Read(new RestaurantTrade(), less.ToJsonString()).ShouldBeNull(field);
        }
    }

    [Fact]
    public void Each_trade_adds_what_is_its_own()
    {
        Read(new SalonTrade(), Form("""
            "bookings":[{"state":"agreed","date":"2026-11-28","time":"10:00","services":["Balayage"],"person":"Sophie"}]
            """))!.Bookings[0].ShouldSatisfyAllConditions(said => said.Services.ShouldBe(["Balayage"]), said => said.With.ShouldBe("Sophie"));
        Read(new RetailTrade(), Form("""
            "bookings":[{"state":"agreed","date":"2026-11-28","time":null,"product":"Bottines noires","size":"38","quantity":1}]
            """))!.Bookings[0].ShouldSatisfyAllConditions(said => said.Product.ShouldBe("Bottines noires"), said => said.Size.ShouldBe("38"));
        Read(new SalonTrade(), Form("""
            "orders":[],"bookings":[]
            """)).ShouldBeNull();
    }

    [Fact]
    public void A_telephone_number_does_not_get_into_a_summary() =>
        Read(new SalonTrade(), Form("\"bookings\":[]").Replace("les horaires", "le 06 39 98 01 22", StringComparison.Ordinal))!.Summary.ShouldBe("Une question sur le ….");

    [Fact]
    public void A_vendor_is_asked_for_closed_forms_without_words_for_bounds()
    {
        foreach (var trade in All)
        {
            using var schema = JsonDocument.Parse(StrictSchema.Of(trade.OutcomeSchema));
            Check(schema.RootElement, trade.Key).ShouldBeGreaterThan(1);
        }

        static int Check(JsonElement schema, string trade)
        {
            foreach (var bound in (string[])["minLength", "maxLength", "maxItems", "minimum", "maximum"])
                schema.TryGetProperty(bound, out _).ShouldBeFalse($"{trade} {bound}");
            var inside = schema.TryGetProperty("items", out var items) ? Check(items, trade) : 0;
            if (!schema.TryGetProperty("properties", out var properties))
                return inside;
            schema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse(trade);
            schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order()
                .ShouldBe(properties.EnumerateObject().Select(property => (string?)property.Name).Order(), trade);
            return 1 + inside + properties.EnumerateObject().Sum(property => Check(property.Value, trade));
        }
    }

    private static string Form(string own) => $"{{{Common},{own}}}";

    private static FilledForm? Read(ITrade trade, string json) => FilledForm.Read(trade.OutcomeSchema, JsonElement.Parse(json));
}
