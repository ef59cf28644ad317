using Kalliky.Application.Assistant;
using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Scheduling;
using Kalliky.Unit.Tests.Ordering;
using NodaTime;

namespace Kalliky.Unit.Tests.Calls.Analysis;

/// <summary>A call of Tuesday 24 November 2026 at 18:40, in pieces.</summary>
internal static class Said
{
    public static readonly ZonedDateTime Now = Menu.At("2026-11-24T18:40").InZone(Menu.Sheet.Zone);

    public static readonly Committed Nothing = new([], [], false, false, false);

    /// <summary>Two Margherita, one without olives, and a Coke, for 19:30, 21.50 €; read back in turn 5.</summary>
    public static readonly CommittedOrder Order = new(
        12, [new(1, "Margherita", []), new(1, "Margherita", ["olives"]), new(1, "Coca-Cola", [])], 2150, new LocalDateTime(2026, 11, 24, 19, 30), false, 5);

    /// <summary>A table for four on Saturday at eight, on the terrace.</summary>
    public static readonly CommittedBooking Table = new(
        BookingKind.Reservation, false, new LocalDateTime(2026, 11, 28, 20, 0), [], "Terrasse", 4, null, null, null, 5);

    /// <summary>A balayage on Saturday at ten, with Sophie.</summary>
    public static readonly CommittedBooking Balayage = new(
        BookingKind.Appointment, false, new LocalDateTime(2026, 11, 28, 10, 0), ["Balayage", "Coupe femme"], "Sophie", null, null, null, null, 5);

    public static Committed With(CommittedOrder order) => Nothing with { Orders = [order] };

    public static Committed With(CommittedBooking booking) => Nothing with { Bookings = [booking] };

    /// <summary>What the assistant said in turn 8.</summary>
    public static IReadOnlyList<Spoken> By(params string[] sentences) => [.. sentences.Select(sentence => new Spoken(8, sentence, Plain.Of(sentence)))];

    public static ToolTold Tool(string name, params string[] claims) => new(7, name, new ToolAnswer("Voilà.", Claims: claims));
}
