using Kalliky.Application.Assistant;
using Kalliky.Application.Speech.French;
using Kalliky.Domain.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Bookings;

/// <summary>The sentences of a diary: short, one question at a time, days and hours in full.</summary>
internal static class BookingWording
{
    private const int MostOffered = 3;

    public const string Name = "C'est à quel nom ?";
    public const string NameOfAnother = "Quel est le nom du patient ?";
    public const string BirthDate = "Quelle est votre date de naissance ?";
    public const string BirthDateOfAnother = "Et quelle est sa date de naissance ?";
    public const string Party = "Pour combien de personnes ?";
    public const string When = "Quel jour et à quelle heure vous conviendraient ?";
    public const string Day = "Pour quel jour ?";
    public const string Time = "Pour quelle heure ?";
    public const string Staff = "Avec qui, vous avez une préférence ?";
    public const string NewPlace = "Pour quel jour et à quelle heure souhaitez-vous le changer ?";
    public const string Correct = "Qu'est-ce que je change ?";
    public const string Anything = "Puis-je faire autre chose pour vous ?";
    /// <summary>In the middle of a call, after an answer: nothing is settled yet.</summary>
    public const string Else = "Que puis-je faire d'autre pour vous ?";
    public const string Start = "Que puis-je faire pour vous ?";

    public const string OneByOne = "Il faut un rendez-vous par personne : voyons-les l'un après l'autre.";

    private static readonly string[] Ranks = ["deuxième", "troisième", "quatrième"];

    /// <param name="rank">From 2.</param>
    /// <param name="after">One person alone does it, so that the same hour cannot be had.</param>
    public static string NextPerson(int rank, bool after) =>
        $"Et pour la {Ranks[rank - 2]} personne, c'est la même chose, {(after ? "juste après" : "à la même heure")} ?";

    public static string Service(string trade) => trade == Trade.Clinic ? "Quel est le motif du rendez-vous ?" : "Pour quelle prestation ?";

    public static string WhichService(ServiceHeard heard, string trade) =>
        $"{(trade == Trade.Clinic ? "Pour quel motif" : "Pour quelle prestation")} : {Lists.Say([.. heard.Candidates.Select(service => service.Name)], "ou")} ?";

    /// <summary>"jeudi 26 novembre à quinze heures trente, avec Sophie".</summary>
    public static string Place(LocalDateTime at, string? with, bool area) =>
        $"{Places.Say(at)}{(with is null ? "" : area ? $", {In(with)}" : $", avec {Person(with)}")}";

    /// <summary>"Dr Marchand" is said "le docteur Marchand".</summary>
    public static string Person(string name) => name.Split(' ', 2) switch
    {
        ["Dr" or "Dr." or "Docteur", var rest] => $"le docteur {rest}",
        ["Mme" or "Mme.", var rest] => $"madame {rest}",
        ["M" or "M." or "Mr", var rest] => $"monsieur {rest}",
        _ => name,
    };

    private static string In(string area) => Plain.Of(area) is "salle" or "terrasse" ? $"en {area.ToLowerInvariant()}" : area;

    /// <summary>One question that names what is free; days and people are said where they differ.</summary>
    public static string Propose(IReadOnlyList<FoundSlot> slots, LocalDateTime? wished, bool area)
    {
        var offered = slots.DistinctBy(slot => (slot.StartsAt, slot.With)).Take(MostOffered).Select(slot => (At: BookingMemory.At(slot.StartsAt)!.Value, slot.With)).ToList();
        var days = offered.Select(one => one.At.Date).Distinct().Count();
        var people = offered.Select(one => one.With).Distinct().Count();
        var places = offered.ConvertAll(one => (days > 1 ? $"{Dates.Say(one.At.Date)} à {Places.SayTime(one.At)}" : Places.SayTime(one.At)) + (people > 1 && one.With is { } with ? area ? $" {In(with)}" : $" avec {Person(with)}" : ""));
        var day = days == 1 && wished?.Date != offered[0].At.Date ? $"{Dates.Say(offered[0].At.Date)} à " : "";
        var same = people == 1 && !area && offered[0].With is { } only ? $" avec {Person(only)}" : "";
        var ends = people > 1 && !area ? "avec qui et à quelle heure préférez-vous" : offered.Count == 1 ? "cela vous convient" : "quelle heure vous convient";
        return $"Je vous propose {day}{Lists.Say(places, "ou")}{same} : {ends} ?";
    }

    /// <summary>"votre rendez-vous du vendredi 27 novembre à dix heures".</summary>
    public static string Booking(BookingState booking)
    {
        var at = BookingMemory.At(booking.StartsAt);
        var what = booking.Kind switch
        {
            "reservation" => $"votre table{(booking.PartySize is { } party ? $" pour {Numbers.Say(party)}" : "")}",
            "hold" => $"{booking.Product} mis de côté",
            _ => "votre rendez-vous",
        };
        return at is { } when && booking.Kind != "hold" ? $"{what} du {Places.Say(when)}" : what;
    }

    public static string Cancel(BookingState booking) => $"Vous confirmez l'annulation de {Booking(booking)} ?";

    public static string WhichBooking(IReadOnlyList<BookingState> known) =>
        $"De quel rendez-vous s'agit-il : {Lists.Say([.. known.Take(MostOffered).Select(booking => BookingMemory.At(booking.StartsAt) is { } at ? $"celui du {Places.Say(at)}" : booking.Product ?? "celui-ci")], "ou")} ?";
}
