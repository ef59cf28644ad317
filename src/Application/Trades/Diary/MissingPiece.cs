using Kalliky.Application.Assistant;

namespace Kalliky.Application.Trades.Diary;

/// <summary>The question that asks for what a booking still lacks.</summary>
internal static class MissingPiece
{
    public static string Ask(string missing, BookingState booking) => missing switch
    {
        "size" => "Quelle taille souhaitez-vous ?",
        "party" => "Vous serez combien de personnes ?",
        "service" => "Que souhaitez-vous comme prestation ?",
        "when" => "Pour quel jour et à quelle heure ?",
        "name" => booking.Kind == BookingSpeech.Appointment ? "C'est à quel nom, s'il vous plaît ?" : "C'est à quel nom ?",
        "birthdate" => "Quelle est la date de naissance du patient ?",
        _ => "À quel numéro peut-on vous joindre, celui avec lequel vous appelez ?",
    };
}
