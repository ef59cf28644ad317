using Kalliky.Application.Assistant;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Shared;
using NodaTime;
using NodaTime.Text;

namespace Kalliky.Application.Trades.Diary;

/// <summary>Bookings in French for the ear: what is read back, what stands, what became of it. Pure.</summary>
internal static class BookingSpeech
{
    public const string Appointment = "appointment";
    public const string Reservation = "reservation";
    public const string Hold = "hold";

    private static readonly LocalDateTimePattern Written = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    /// <summary>The whole draft, and the question that a yes confirms. The day is said in full: "mercredi prochain" is not.</summary>
    /// <param name="otherPhone">Said where it is not the number that the call comes from.</param>
    public static string ReadBack(BookingState booking, LocalDate today, PhoneNumber? otherPhone)
    {
        var begins = booking.Moves is null ? "Je récapitule" : "Je récapitule le changement";
        var phone = otherPhone is { } number ? $" Je vous joins au {PhoneNumbers.Say(number.Value)}." : "";
        return $"{begins} : {What(booking)}, {Stands(booking, today)}, au nom de {booking.Name}.{phone} C'est bien ça ?";
    }

    /// <param name="moved">It took the place of another one.</param>
    public static string Confirmed(BookingState booking, LocalDate today, bool moved) => booking switch
    {
        { Kind: Hold } => $"C'est mis de côté au nom de {booking.Name}, {Stands(booking, today)}.",
        _ when moved => $"C'est modifié : {Stands(booking, today)}.",
        { Kind: Reservation } => $"C'est réservé pour {People(booking.PartySize)}, {Stands(booking, today)}.",
        _ => $"C'est réservé : {Stands(booking, today)}.",
    };

    public static string Cancelled(BookingState booking, LocalDate today) => booking.Kind switch
    {
        Hold => $"C'est annulé, l'article n'est plus mis de côté : {What(booking)}.",
        Reservation => $"Votre réservation est annulée : {Stands(booking, today)}.",
        _ => $"Votre rendez-vous est annulé : {Stands(booking, today)}.",
    };

    /// <summary>"J'ai votre rendez-vous : balayage, vendredi 27 novembre à dix heures, avec Sophie."</summary>
    public static string Found(IReadOnlyList<BookingState> bookings, LocalDate today)
    {
        var said = bookings.Select(booking => $"{What(booking)}, {Stands(booking, today)}").ToList();
        return said.Count == 1 ? $"J'ai bien {Noun(bookings[0].Kind)} : {said[0]}." : $"J'ai {Several(bookings)} : {string.Join(" ; ", said)}.";
    }

    public static string Nothing(string kind) => kind switch
    {
        Hold => "Je ne trouve rien de mis de côté pour vous.",
        Reservation => "Je ne trouve pas de réservation. À quel nom est-elle, et pour quel jour ?",
        _ => "Je ne trouve pas de rendez-vous. À quel nom est-il, et pour quel jour ?",
    };

    /// <summary>"coupe femme et brushing", "une table pour quatre personnes", "deux Carnet à points, A5".</summary>
    public static string What(BookingState booking) => booking.Kind switch
    {
        Reservation => $"une table pour {People(booking.PartySize)}",
        Hold => Article(booking),
        _ => Lists.Say([.. booking.Services.Select(Small)]),
    };

    /// <summary>When, and with whom or where.</summary>
    public static string Stands(BookingState booking, LocalDate today)
    {
        if (booking.Kind == Hold)
            return Read(booking.EndsAt) is { } until ? $"jusqu'à {Day(until.Date, today).TrimEnd(',')}, {Times.Say(until.TimeOfDay)}" : "";
        var when = Read(booking.StartsAt) is { } at ? $"{Day(at.Date, today)} à {Times.Say(at.TimeOfDay)}" : "";
        return booking.With is { } with ? $"{when}, {(booking.Kind == Reservation ? Area(with) : $"avec {Person(with)}")}" : when;
    }

    /// <summary>"demain, mercredi 25 novembre": near days are said both ways, so that nobody comes on another.</summary>
    public static string Day(LocalDate day, LocalDate today) => Period.DaysBetween(today, day) switch
    {
        0 => "aujourd'hui",
        1 => $"demain, {Dates.Say(day)},",
        _ => Dates.Say(day, today),
    };

    /// <summary>"Dr Marchand" is said "le docteur Marchand".</summary>
    public static string Person(string name) => name.Split(' ', 2) switch
    {
        ["Dr" or "Dr.", var rest] => $"le docteur {rest}",
        ["Mme" or "Mme.", var rest] => $"madame {rest}",
        ["M" or "M.", var rest] => $"monsieur {rest}",
        _ => name,
    };

    public static string People(int? party) => party is { } guests ? $"{Numbers.Say(guests, feminine: true)} personne{(guests > 1 ? "s" : "")}" : "vous";

    /// <summary>"taille M", but "A5" or "500 pièces".</summary>
    public static string Size(string size) => size.All(letter => char.IsAsciiDigit(letter) || letter is 'X' or 'S' or 'M' or 'L' or '-' or '.' or ',') ? $"taille {size}" : size;

    /// <summary>"Coupe femme" inside a sentence; "VAE" stays.</summary>
    public static string Small(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && !char.IsUpper(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    public static LocalDateTime? Read(string written) => Written.Parse(written) is { Success: true } read ? read.Value : null;

    public static string Write(LocalDateTime moment) => Written.Format(moment);

    private static string Article(BookingState booking)
    {
        var size = booking.Size is { } chosen ? $", {Size(chosen)}" : "";
        var many = booking.Quantity is > 1 and var quantity ? $", {Numbers.Say(quantity)} exemplaires" : "";
        return $"{booking.Product}{size}{many}";
    }

    /// <summary>"Salle" is said "en salle"; a name of its own stays.</summary>
    public static string Area(string name) => Plain.Of(name) switch
    {
        "salle" or "terrasse" or "veranda" or "mezzanine" => $"en {name.ToLowerInvariant()}",
        "jardin" or "bar" or "comptoir" or "patio" => $"au {name.ToLowerInvariant()}",
        _ => name,
    };

    // "deux rendez-vous", "deux réservations", "deux articles mis de côté"; of several kinds "deux choses de prévues".
    private static string Several(IReadOnlyList<BookingState> bookings)
    {
        var kind = bookings.Select(booking => booking.Kind).Distinct().Count() == 1 ? bookings[0].Kind : "";
        return kind switch
        {
            Hold => $"{Numbers.Say(bookings.Count)} articles mis de côté",
            Reservation => $"{Numbers.Say(bookings.Count, feminine: true)} réservations",
            Appointment => $"{Numbers.Say(bookings.Count)} rendez-vous",
            _ => $"{Numbers.Say(bookings.Count, feminine: true)} choses de prévues",
        };
    }

    private static string Noun(string kind) => kind switch
    {
        Hold => "l'article mis de côté",
        Reservation => "votre réservation",
        _ => "votre rendez-vous",
    };
}
