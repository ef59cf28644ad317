using System.Text.Json;
using Kalliky.Application.Calls.Analysis;
using Kalliky.Domain.Calls;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Scheduling;
using Kalliky.Domain.Shared;
using Kalliky.Domain.Tickets;

namespace Kalliky.Web.Api;

/// <summary>One evening at Pizza Mario, as the document tells it.</summary>
internal static partial class Examples
{
    public const string StoreId = "str_019ab5c0-1b7e-7c3a-9d52-3f1f6a0c2e01";

    public const string BalayageId = "prd_019ab5c0-3d11-7a52-b3f0-1f6e0b7c9d11";

    private const string SophieId = "res_019ab5c0-3c40-7d18-9a64-50f2a1d8be12";
    private const string SalonId = "str_019ab5c0-3b02-7e9f-8c21-6ad07b44f013";
    private const string OrderId = "ord_019ab5c4-8f21-7d44-8a10-52c7e9b3f402";
    private const string CallId = "call_019ab5c3-7a90-7e11-b6c8-0d4a91e27703";
    private const string MargheritaId = "prd_019ab5c0-1c02-7f6b-8e77-91d0c4a5be04";

    private const string Cursor = "AAF_6tW3kAABmrXEjyF9RIoQUsfps_QC";

    private static readonly CustomerJson Lefebvre = new("cus_019ab5c4-8f1e-7a09-9c33-6be2d8f01a05", "Lefebvre", "+33639980122");

    public static readonly OrderJson Order = new(
        OrderId, 42, StoreId, CallId, OrderStatus.Confirmed, Fulfilment.Pickup, At("19:25:00"), Lefebvre, null,
        [
            new LineJson(
                MargheritaId, "Margherita", 1, [new PricedJson("Grande", MoneyJson.Of(300))], ["olives"], null,
                MoneyJson.Of(1250), MoneyJson.Of(1250)),
        ],
        [], MoneyJson.Of(1250), At("18:41:57"), false, MoneyJson.Of(0), null, false);

    public static readonly ListJson<OrderJson> Orders = new([Order], Cursor);

    public static readonly DelayJson Delay = new(15);

    public static readonly RefusalJson Refusal = new("Le four est en panne ce soir.");

    public static readonly StoreJson Store = new(
        StoreId, "pizza-mario", "Pizza Mario", "restaurant", "+33199000101", "+33639980100", "Europe/Paris",
        new StoreAddressJson("12 rue Condorcet", "38000", "Grenoble", "Parking des Halles à 100 m."),
        [new DayJson("tuesday", [new SpanJson("11:30", "14:00"), new SpanJson("18:30", "22:30")])],
        ["2026-12-25"], ["carte", "espèces"], 25,
        new DeliveryJson(MoneyJson.Of(1500), MoneyJson.Of(300), 45, [new ZoneJson("Grenoble", ["38000", "38100"])]), null, null);

    public static readonly ListJson<StoreJson> Stores = new([Store], null);

    public static readonly ListJson<SlotJson> Slots = new([new SlotJson(On("10:00:00"), On("12:00:00"), [new NamedJson(SophieId, "Sophie")])], null);

    public static readonly BookingJson Booking = new(
        "bkg_019ab5c5-0a7c-7b3e-9f10-d2c4e6a81b14", BookingKind.Appointment, SalonId, CallId, BookingStatus.Confirmed, On("10:00:00"), On("12:00:00"),
        [new NamedJson(BalayageId, "Balayage")], new NamedJson(SophieId, "Sophie"), null, null, null, null,
        new CustomerJson("cus_019ab5c4-9b20-7c55-8d31-0e7fa2b46c15", "Durand", "+33639980155"), null, At("18:41:57"), false);

    public static readonly ListJson<BookingJson> Bookings = new([Booking], Cursor);

    private static readonly CallJson Listed = new(
        CallId, StoreId, CallStatus.Ended, CallOutcome.Ordered, "Une Margherita grande sans olives, à emporter à 19 h 25.", Lefebvre,
        TransferState.None, Language.French, At("18:40:12"), At("18:40:13"), At("18:42:20"), 127, "normal_clearing",
        new DisclosureJson("Bonjour, vous parlez à l'assistant vocal automatique de Pizza Mario.", "fr-1", At("18:40:13")), false);

    public static readonly ListJson<CallJson> Calls = new([Listed], Cursor);

    public static readonly WholeCallJson Call = new(Listed)
    {
        Transcript =
        [
            new TurnJson(1, Speaker.Caller, "Une grande margherita sans olives, s'il vous plaît.", null, false, At("18:40:21"), null, null, 0),
            new TurnJson(2, Speaker.Assistant, "C'est noté. À emporter ou en livraison ?", null, false, At("18:40:22"), "offline", 42, 0),
        ],
        ToolCalls =
        [
            new ToolCallJson(
                1, "add_item", JsonElement.Parse("""{"quantity":1,"options":["Grande"],"removed":["olives"]}"""),
                JsonElement.Parse("""{"say":"C'est noté.","done":true}"""), At("18:40:21"), 4),
        ],
        Events = [new EventJson("answered", null, At("18:40:13"))],
        Extracted = new ExtractedJson(
            [new DictatedOrderJson(OrderId, 42, OrderStatus.Confirmed, At("19:25:00"), MoneyJson.Of(1250), 9)], [],
            [new OpenedTicketJson("tkt_019ab5c6-2d10-7a44-9b07-3c5e81f2d616", TicketKind.Callback, "À vérifier : heure dite 19:30, enregistrée 19:25", TicketStatus.Open)],
            new ReadingJson(
                ExtractSource.Model, 4, "« Merci beaucoup, c'est parfait. »", [], [],
                new SaidJson([new SaidOrderJson(SaidState.Agreed, [new SaidLineJson(1, "Margherita", ["olives"])], MoneyJson.Of(1250), "2026-11-24", "19:30")], []),
                [new DifferenceJson(DifferenceKind.Time, "19:30", "19:25")])),
    };

    private static DateTimeOffset On(string time) =>
        DateTimeOffset.Parse($"2026-11-28T{time}+01:00", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string time) =>
        DateTimeOffset.Parse($"2026-11-24T{time}+01:00", System.Globalization.CultureInfo.InvariantCulture);
}
