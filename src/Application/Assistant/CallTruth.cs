using Kalliky.Application.Businesses;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Assistant;

/// <summary>What may truthfully be said in one call: what its tools committed, the amounts they returned, and what the
/// store's sheet says.</summary>
internal sealed class CallTruth
{
    private readonly HashSet<string> claims = new(StringComparer.Ordinal);
    private readonly HashSet<long> told = [];
    private readonly HashSet<long> ofOrder = [];
    private readonly List<string> sentences = [];
    private readonly HashSet<long> ofSheet;

    public CallTruth(StoreSheet sheet) => ofSheet = KnownAmounts.Of(sheet);

    /// <summary>Something of this kind was committed in this call.</summary>
    public bool Has(string claim) => claims.Contains(claim);

    public bool MaySay(long cents) => told.Contains(cents) || ofOrder.Contains(cents) || ofSheet.Contains(cents);

    /// <summary>A tool of this call said it in these words.</summary>
    public bool WasTold(string plain) => plain.Length > 0 && sentences.Exists(said => said.Contains(plain, StringComparison.Ordinal));

    public void Learn(ToolAnswer answer)
    {
        told.UnionWith(answer.Amounts ?? []);
        told.UnionWith(answer.Found?.Select(product => product.Price) ?? []);
        if (answer.Order is { } order)
            Learn(order);
        if (answer.Booking is { } booking)
            Learn(booking);
        sentences.Add($" {Plain.Of(answer.Say)} ");
        if (answer.Done)
            claims.UnionWith(answer.Claims ?? []);
    }

    // What is only held is not booked, whatever was booked before it; what is cancelled is not booked any more.
    private void Learn(BookingState booking)
    {
        if (booking.Status is "held" or "cancelled" && claims.Remove(Claims.Booked))
            sentences.Clear();
    }

    private void Learn(OrderState order)
    {
        // A new total makes the old one a lie; a new draft, or the end of the order, the old confirmation and its words.
        ofOrder.Clear();
        ofOrder.UnionWith([order.Total, order.DeliveryFee, order.Total - order.DeliveryFee]);
        foreach (var line in order.Lines)
            ofOrder.UnionWith([line.UnitPrice, line.UnitPrice * line.Quantity]);
        if (order.Status is "draft" or "cancelled" or "refused" && claims.Remove(Claims.OrderConfirmed))
            sentences.Clear();
    }
}
