using System.Text.Json.Serialization;

namespace Kalliky.Web.Api;

/// <summary>Serialisation made at build time for what the API answers. Names and words come from the host's JSON options.</summary>
[JsonSerializable(typeof(ListJson<StoreJson>))]
[JsonSerializable(typeof(ListJson<ProductJson>))]
[JsonSerializable(typeof(ListJson<OrderJson>))]
[JsonSerializable(typeof(ListJson<ServiceJson>))]
[JsonSerializable(typeof(ListJson<SlotJson>))]
[JsonSerializable(typeof(ListJson<BookingJson>))]
[JsonSerializable(typeof(IReadOnlyList<SlotJson>))]
[JsonSerializable(typeof(NewBookingJson))]
[JsonSerializable(typeof(BookingMoveJson))]
[JsonSerializable(typeof(NewServiceJson))]
[JsonSerializable(typeof(ServiceChangeJson))]
[JsonSerializable(typeof(NewProductJson))]
[JsonSerializable(typeof(ProductChangeJson))]
[JsonSerializable(typeof(StockJson))]
[JsonSerializable(typeof(ListJson<CallJson>))]
[JsonSerializable(typeof(WholeCallJson))]
[JsonSerializable(typeof(ListJson<CustomerCardJson>))]
[JsonSerializable(typeof(CustomerChangeJson))]
[JsonSerializable(typeof(ErasureJson))]
[JsonSerializable(typeof(ListJson<TicketJson>))]
[JsonSerializable(typeof(NewTicketJson))]
[JsonSerializable(typeof(TicketReplyJson))]
[JsonSerializable(typeof(TicketMoveJson))]
[JsonSerializable(typeof(UsageJson))]
[JsonSerializable(typeof(ListJson<CommissionJson>))]
[JsonSerializable(typeof(System.Text.Json.JsonElement))]
[JsonSerializable(typeof(DelayJson))]
[JsonSerializable(typeof(RefusalJson))]
internal sealed partial class WireJson : JsonSerializerContext;
