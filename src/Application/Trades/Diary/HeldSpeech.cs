using Kalliky.Application.Assistant;
using Kalliky.Application.Speech.French;
using NodaTime;

namespace Kalliky.Application.Trades.Diary;

/// <summary>What is said of a draft: that it is kept, never that it is booked, and what is asked next.</summary>
internal static class HeldSpeech
{
    public static ToolAnswer Kept(BookingState booking, LocalDate today)
    {
        var next = booking.Missing.Count > 0 ? " " + MissingPiece.Ask(booking.Missing[0], booking) : "";
        return new ToolAnswer($"Je vous garde {What(booking, BookingSpeech.Stands(booking, today))}.{next}", Booking: booking, Claims: [Claims.Noted]);
    }

    private static string What(BookingState booking, string stands) => booking.Kind switch
    {
        BookingSpeech.Reservation or BookingSpeech.Hold => $"{BookingSpeech.What(booking)}, {stands}",
        _ => $"la place {Elision.De(stands)}",
    };
}
