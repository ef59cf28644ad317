using System.Text.Json.Nodes;
using Kalliky.Application.Assistant;
using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Utterances;

/// <summary>What stood before an utterance: the question, and the order as far as the line tells it.</summary>
internal sealed class UtteranceState
{
    public UtteranceState(JsonObject? state, string? asked, StoreSheet sheet)
    {
        AskedFor = asked;
        this.state = state;
        Offer = Memory.BookingMemory.At(state?["offer"]?.ToString());
        Asked = asked switch
        {
            "address" => Asked.Address,
            "city" => Asked.City,
            "pickup_time" or "delivery_time" or "time" or "when" => Asked.When,
            "phone" => Asked.Phone,
            "name" or "spelling" => Asked.Name,
            "fulfilment" or "fulfillment" => Asked.Fulfilment,
            "more" or "anything_else" => Asked.More,
            "confirm" or "confirmation" or "read_back" => Asked.Confirm,
            "cancel" => Asked.Cancellation,
            "transfer" => Asked.Transfer,
            "order" or "items" => Asked.Start,
            "party_size" or "party" => Asked.Party,
            "birthdate" => Asked.BirthDate,
            "service" or "reason" => Asked.Service,
            "staff" => Asked.Staff,
            "offer_slot" or "slot" => Asked.Slot,
            "date" or "day" or "hour" => Asked.When,
            "size" => Asked.Size,
            _ => Asked.Nothing,
        };
        var lines = (state?["lines"] as JsonArray ?? []).OfType<JsonObject>().Select((line, at) => Line(line, at + 1, sheet)).OfType<OrderStateLine>().ToList();
        HasLines = lines.Count > 0;
        HasDay = state?["date"] is not null;
        Order = state?["order_id"] is not null || HasLines ? Draft(lines, state?["order_id"] is not null && !HasLines) : null;
    }

    private readonly JsonObject? state;

    /// <summary>The line tells this of what stood before.</summary>
    public bool Has(string name) => state?.ContainsKey(name) == true;

    /// <summary>The meal that is spoken of.</summary>
    public Meal Meal => state?["service"]?.ToString() switch { "lunch" => Meal.Lunch, "dinner" => Meal.Dinner, _ => Meal.None };

    /// <summary>The place that was offered.</summary>
    public NodaTime.LocalDateTime? Offer { get; }

    /// <summary>The question, in the file's word.</summary>
    public string? AskedFor { get; }

    public Asked Asked { get; }

    public bool HasLines { get; }

    /// <summary>A day was agreed on.</summary>
    public bool HasDay { get; }

    public OrderState? Order { get; }

    private static OrderState Draft(IReadOnlyList<OrderStateLine> lines, bool confirmed) =>
        new(Guid.Empty, confirmed ? "confirmed" : "draft", 1, false, null, null, null, false, null, null, false, lines, [], 0, 0, []);

    private static OrderStateLine? Line(JsonObject line, int number, StoreSheet sheet)
    {
        var name = Plain.Of(line["item"]?.GetValue<string>() ?? "");
        var product = sheet.Products.FirstOrDefault(one => Plain.Of(one.Name) == name);
        return product is null ? null : new OrderStateLine(number, product.Id, product.Name, line["qty"]?.GetValue<int>() ?? 1, [], [], null, product.Price.Cents);
    }
}
