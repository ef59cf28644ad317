using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kalliky.Application.Assistant;

/// <summary>What every tool answers, as JSON in snake_case: a sentence for the ear, ids and state for the model.
/// A refusal is an answer too: <see cref="Done"/> is false and <see cref="Say"/> tells why and what is possible.</summary>
/// <param name="Say">One or two short sentences that may be said as they are.</param>
/// <param name="Done">False when the tool did not do what was asked.</param>
/// <param name="Reason">Where not done: a stable word such as sold_out, unknown_product, closed, below_minimum, invalid_arguments.</param>
/// <param name="Order">The draft or the order as it now stands, after each tool that touches it.</param>
/// <param name="Found">What a search found.</param>
/// <param name="Claims">What may now truthfully be claimed: order_confirmed, order_cancelled, message_taken, transferring, ...</param>
/// <param name="Booking">The caller's draft of a booking, or the booking, as it now stands.</param>
/// <param name="Slots">Free places that a search found, or that are offered instead of one that is taken; the best first.</param>
/// <param name="Bookings">The caller's bookings, after a look-up.</param>
/// <param name="Amounts">The amounts in cents that this answer allows the assistant to say.</param>
public sealed record ToolAnswer(
    string Say,
    bool Done = true,
    string? Reason = null,
    OrderState? Order = null,
    IReadOnlyList<FoundProduct>? Found = null,
    IReadOnlyList<string>? Claims = null,
    IReadOnlyList<long>? Amounts = null,
    CallWish? Wish = null,
    BookingState? Booking = null,
    IReadOnlyList<FoundSlot>? Slots = null,
    IReadOnlyList<BookingState>? Bookings = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Null for what says nothing, as <c>{}</c>, which stands where an answer was not kept.</summary>
    /// <exception cref="JsonException">It is not one of ours.</exception>
    public static ToolAnswer? Parse(string json) => JsonSerializer.Deserialize<ToolAnswer>(json, Json) is { Say: { } } answer ? answer : null;

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>An order as the model sees it. Line numbers are the ids of change_item and remove_item; version is confirm_order's.</summary>
/// <param name="Missing">What must still be asked, in this order: lines, option:{line}:{group}, fulfilment, address, minimum, when, name, phone.</param>
/// <param name="ReadyAt">RFC 3339 with the store's offset.</param>
public sealed record OrderState(
    Guid OrderId,
    string Status,
    int Version,
    bool ReadBack,
    int? Number,
    string? Fulfilment,
    string? ReadyAt,
    bool AsSoonAsPossible,
    string? Address,
    string? Name,
    bool HasPhone,
    IReadOnlyList<OrderStateLine> Lines,
    IReadOnlyList<string> Allergies,
    long DeliveryFee,
    long Total,
    IReadOnlyList<string> Missing);

public sealed record OrderStateLine(
    int Line, Guid ProductId, string Name, int Quantity, IReadOnlyList<string> Options, IReadOnlyList<string> Removed, string? Note, long UnitPrice);

/// <param name="Options">What can be chosen with a dish; of a service nothing.</param>
/// <param name="Minutes">How long a service takes; null for what is no service.</param>
/// <param name="Sizes">What a shop has of each size; null for what is no article.</param>
public sealed record FoundProduct(
    Guid ProductId, string Name, long Price, bool Available, IReadOnlyList<string> Options, int? Minutes = null, IReadOnlyList<FoundSize>? Sizes = null);

/// <param name="Size">Null where the article comes in one size only.</param>
/// <param name="Left">How many can still be put aside.</param>
public sealed record FoundSize(string? Size, int Left);

/// <summary>A free place in the diary.</summary>
/// <param name="Slot">Names it to hold_slot and book_table; nothing to be read into.</param>
/// <param name="StartsAt">Local time of the store, such as 2026-11-28T10:00.</param>
/// <param name="With">The person, or the room or area.</param>
public sealed record FoundSlot(string Slot, string StartsAt, string EndsAt, string? With);

/// <summary>A booking as the model sees it; a draft while it is held for this caller. Version is confirm_booking's.</summary>
/// <param name="Kind">appointment, reservation or hold (an article put aside).</param>
/// <param name="Status">held, confirmed, arrived, done, no_show or cancelled.</param>
/// <param name="Moves">The booking that this draft changes; null for a new one.</param>
/// <param name="StartsAt">Local time of the store, such as 2026-11-28T10:00; of an article, now.</param>
/// <param name="EndsAt">Of an article put aside: until when.</param>
/// <param name="With">The person, or the room or area.</param>
/// <param name="Missing">What must still be asked, in this order: size, party, name, birthdate, phone.</param>
public sealed record BookingState(
    Guid BookingId,
    string Kind,
    string Status,
    int Version,
    bool ReadBack,
    Guid? Moves,
    IReadOnlyList<string> Services,
    string? With,
    string StartsAt,
    string EndsAt,
    int? PartySize,
    string? Product,
    string? Size,
    int? Quantity,
    string? Name,
    bool HasPhone,
    IReadOnlyList<string> Missing);
