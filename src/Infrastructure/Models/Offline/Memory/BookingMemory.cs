using Kalliky.Application.Assistant;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>What the tools told of bookings, up to some point of the call.</summary>
internal sealed record BookingMemory
{
    private static readonly string[] Drafting = ["hold_slot", "book_table", "move_booking", "hold_product"];

    /// <summary>The caller's draft; null where there is none, or it was confirmed.</summary>
    public BookingState? Draft { get; private init; }

    /// <summary>The places that were offered last and not taken yet; the best first.</summary>
    public IReadOnlyList<FoundSlot> Offers { get; private init; } = [];

    /// <summary>The caller's bookings, after a look-up.</summary>
    public IReadOnlyList<BookingState> Known { get; private init; } = [];

    /// <summary>A look-up found nothing, or was refused.</summary>
    public ToolAnswer? LookUp { get; private init; }

    public static BookingMemory Of(IEnumerable<ToolUse> uses)
    {
        var memory = new BookingMemory();
        foreach (var use in uses)
            memory = memory.After(use);
        return memory;
    }

    public static LocalDateTime? At(string? local) =>
        local is not null && LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(local.Length > 16 ? local[..16] : local).TryGetValue(default, out var at) ? at : null;

    private BookingMemory After(ToolUse use)
    {
        var after = this;
        if (use.Answer.Slots is { Count: > 0 } slots)
            after = after with { Offers = use.Name == "find_slots" && Offers.Count > 0 && WithoutStaff(use) ? Both(slots, use) : slots };
        if (use.Answer.Booking is { } booking)
            after = after with { Draft = booking.Status == "held" ? booking : null, Offers = use.Answer.Done && Drafting.Contains(use.Name) ? [] : after.Offers };
        if (use.Name is "confirm_booking" or "cancel_booking" && use.Answer.Done)
            after = after with { Draft = null, Offers = [], Known = [], LookUp = null };
        if (use.Name == "look_up_booking")
            after = after with { Known = use.Answer.Done ? use.Answer.Bookings ?? [] : [], LookUp = use.Answer };
        return after;
    }

    // Somebody else at the very time that was wished for, then the person wished for at others.
    private List<FoundSlot> Both(IReadOnlyList<FoundSlot> slots, ToolUse use)
    {
        var atOnce = slots.Where(slot => use.Arguments.Contains(slot.StartsAt, StringComparison.Ordinal)).ToList();
        return [.. atOnce, .. Offers.Concat(slots).Where(offer => atOnce.TrueForAll(slot => slot.Slot != offer.Slot)).DistinctBy(offer => offer.Slot)];
    }

    // The search for anybody at all, after the one for the person wanted: both are offered.
    private static bool WithoutStaff(ToolUse use) => !use.Arguments.Contains("\"staff\"", StringComparison.Ordinal);
}
