using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;

namespace Kalliky.Infrastructure.Models.Offline.Reading;

/// <summary>Of the topics that an utterance seems to touch, those that it is about. "Attendez, finalement enlevez la
/// calzone" asks nobody to wait, and "il manque les frites" at the read-back is no complaint.</summary>
internal static class Plausible
{
    /// <summary>Topics in which the dishes that are named are not ordered.</summary>
    public static bool Overrules(IReadOnlyList<Topic> topics, string plain, Circumstances about) =>
        topics.Contains(Topic.Emergency) || about.Order is not { Status: "draft", Lines.Count: > 0 }
        && (topics.Any(topic => topic is Topic.Erasure or Topic.Operational or Topic.Spam or Topic.LostProperty) || topics.Contains(Topic.Complaint) && !Ordering.IsMatch(plain));

    private static readonly Regex Ordering = Pattern.Of(@"(?:voudrais|veux|pour|aimerais|souhaite|vais) (?:re|vous )?(?:commander|(?:re)?passer (?:une )?(?:autre )?commande)");

    // "Je parle à une vraie personne ?" only asks; "passez-moi une vraie personne" wants one.
    private static readonly Regex InsistsOnHuman = Pattern.Of(@"pass\w+", @"transfer\w+", "veux", "voudrais", "prefere", "plutot", "aimerais", "souhaite");

    public static IReadOnlyList<Topic> Of(IReadOnlyList<Topic> topics, string plain, IReadOnlyList<Act> acts, Circumstances about)
    {
        var orders = acts.Any(act => act is Act.Add or Act.Remove or Act.Change or Act.Unknown or Act.AnyOf);
        var dictating = about.Order is { Status: "draft", Lines.Count: > 0 };
        return [.. topics.Where(topic => topic switch
        {
            Topic.Hold => !orders && !acts.Any(act => act is Act.Ask or Act.GiveTime or Act.GiveAddress or Act.GivePhone or Act.GiveName),
            Topic.Complaint or Topic.LostProperty => !dictating,
            Topic.Advice => false,
            Topic.Reservation => !orders && !dictating,
            Topic.WrongNumber or Topic.Spam => !orders && !dictating,
            Topic.Repeat => !orders && !acts.Any(act => act is Act.GiveTime or Act.GivePhone or Act.GiveName),
            Topic.CallBack or Topic.LeaveMessage or Topic.Operational => !orders && about.Asked is not (Asked.Name or Asked.Phone),
            Topic.CancelAll => !acts.Any(act => act is Act.Add or Act.Change) && !acts.Any(act => act is Act.Remove { Line: not null }),
            Topic.Goodbye or Topic.Thanks or Topic.Greeting => true,
            Topic.Human => about.Asked is not Asked.Name && (!topics.Contains(Topic.AreYouRobot) || InsistsOnHuman.IsMatch(plain)),
            _ => true,
        })];
    }

    /// <summary>The same where appointments, tables and articles are spoken of.</summary>
    public static IReadOnlyList<Topic> OfBooking(IReadOnlyList<Topic> topics, string plain, IReadOnlyList<Act> acts, Circumstances about)
    {
        var wishes = acts.Any(act => act is Act.Intend or Act.WantServices or Act.WantArticle);
        var gives = acts.Any(act => act is Act.GiveName or Act.GivePhone or Act.GiveBirthDate or Act.GiveWhen or Act.GiveParty or Act.WantStaff);
        return [.. topics.Where(topic => topic switch
        {
            Topic.Hold => !wishes && !gives,
            Topic.Complaint => !wishes || Angry.IsMatch(plain),
            Topic.Reservation or Topic.CancelAll => false,
            Topic.WrongNumber => !IsOurs(plain, about) && (!wishes || plain.Contains("numero", StringComparison.Ordinal)),
            Topic.Spam => true,
            Topic.Advice => about.Menu.Sheet.Trade == Domain.Businesses.Trade.Clinic,
            Topic.Repeat => !gives && !wishes,
            Topic.CallBack => !NoCallBack.IsMatch(plain),
            Topic.LostProperty when acts.Any(act => act is Act.Intend { Intent: Intent.Repair or Intent.IsReady or Intent.Return }) => false,
            Topic.LeaveMessage or Topic.LostProperty or Topic.Operational => about.Asked is not (Asked.Name or Asked.Phone) && !acts.Any(act => act is Act.Intend { Intent: Intent.LookUp or Intent.Move or Intent.Cancel }),
            Topic.Human => about.Asked is not Asked.Name && !NotThrough.IsMatch(plain) && (!topics.Contains(Topic.AreYouRobot) || InsistsOnHuman.IsMatch(plain)),
            _ => true,
        })];
    }

    private static readonly Regex Angry = Pattern.Of("reclamation", "plainte", "me plaindre", @"rembours(?:er|ez|ement)", @"pas contente?", @"mecontente?", "inadmissible", "scandaleux", "honteux", "pas normal");

    // "pas la peine de me le passer", "pas besoin de me le passer".
    private static readonly Regex NotThrough = Pattern.Of(@"pas (?:la peine|besoin|oblige)(?: \w+){0,4} pass\w+", @"(?:ne|n) (?:me )?(?:le |la )?(?:passez|transferez) pas", "sans me (?:le |la )?passer");

    private static readonly Regex NoCallBack = Pattern.Of(@"(?:je|on) (?:vous )?rappellerai\w*", @"pas (?:la peine|besoin)(?: \w+){0,4} rappel\w+");

    // "C'est bien le dentiste ?", asked of a dentist, is no wrong number.
    private static bool IsOurs(string plain, Circumstances about) =>
        !plain.Contains("numero", StringComparison.Ordinal) && !plain.Contains("trompe", StringComparison.Ordinal)
        && Houses.Any(house => house.Trade == about.Menu.Sheet.Trade && Pattern.Of(house.Words).IsMatch(plain));

    private static readonly IReadOnlyList<(string Trade, string Words)> Houses =
    [
        (Domain.Businesses.Trade.Clinic, "dentiste|docteur|cabinet|veterinaire|kine|medecin|clinique"), (Domain.Businesses.Trade.Salon, "coiffeur|coiffeuse|salon|institut|barbier|estheticienne"),
        (Domain.Businesses.Trade.Restaurant, "restaurant|pizzeria|brasserie"), (Domain.Businesses.Trade.Retail, "magasin|boutique|librairie"),
    ];
}
