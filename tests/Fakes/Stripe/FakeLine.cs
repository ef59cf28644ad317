using System.Text.Json.Nodes;

namespace Kalliky.Fakes.Stripe;

/// <summary>A line of an invoice: an amount of one price, in cents without tax, for a time.</summary>
/// <param name="Discount">What a coupon takes off; the line itself keeps its amount.</param>
internal sealed record FakeLine(string Price, long Amount, DateTimeOffset From, DateTimeOffset Until, bool IsProration = false, long Discount = 0)
{
    public JsonObject Written(string subscription)
    {
        var line = Templates.New("line_item");
        (line["id"], line["amount"], line["subtotal"], line["currency"], line["description"]) = ($"il_{Guid.NewGuid():N}", Amount, Amount, "eur", null);
        line["discount_amounts"] = Discount == 0 ? new JsonArray() : new JsonArray(new JsonObject { ["amount"] = Discount, ["discount"] = "di_of_the_fake" });
        line["period"] = new JsonObject { ["start"] = From.Seconds(), ["end"] = Until.Seconds() };
        line["pricing"] = new JsonObject { ["type"] = "price_details", ["price_details"] = new JsonObject { ["price"] = Price, ["product"] = $"prod_of_{Price}" }, ["unit_amount_decimal"] = null };
        line["parent"] = new JsonObject
        {
            ["type"] = "subscription_item_details",
            ["subscription_item_details"] = new JsonObject { ["subscription"] = subscription, ["subscription_item"] = $"si_of_{Price}", ["proration"] = IsProration, ["proration_details"] = null, ["invoice_item"] = null },
        };
        return line;
    }
}
