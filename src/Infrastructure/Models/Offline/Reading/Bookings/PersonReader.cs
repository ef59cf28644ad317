using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>Hears for whom a booking is: somebody else, somebody new, born when.</summary>
internal static class PersonReader
{
    private static readonly IReadOnlyList<(string Relation, bool Kin, Regex Turns)> Relations =
    [
        ("mère", true, For("(?:mere|maman|belle mere)")), ("père", true, For("(?:pere|papa|beau pere)")), ("fils", true, For("(?:fils|garcon)")), ("fille", true, For("fille")), ("enfant", true, For("(?:enfant|enfants|petit|petite|gamin|gamine)")),
        ("nourrisson", true, For("(?:bebe|nourrisson|nouveau ne)")), ("mari", true, For("(?:mari|conjoint|compagnon|copain|homme)")), ("femme", true, For("(?:femme|epouse|compagne|copine)")), ("frère", true, For("frere")), ("sœur", true, For("soeur")),
        ("grand-mère", true, For("grand mere")), ("grand-père", true, For("grand pere")), ("voisin", false, For("(?:voisine?|patron|patronne|collegue|amie?|employeur|client|cliente|locataire)")),
        ("voisin", false, Pattern.Of(@"c est (?:sa|son|la|le) (?:voisine?|amie?|collegue|patronne?|employeur|proprietaire|aide \w+)", @"je suis (?:sa|son) (?:voisine?|amie?|collegue|aide \w+)", @"(?:rendez vous|rdv) (?:de|d) (?:mon|ma|mes) (?:voisine?|amie?|collegue|employee?|salariee?|ex)")),
        ("proche", true, Pattern.Of(@"(?:j appelle|je vous appelle|c est) (?:de la part|a la place) de", "pour (?:quelqu un d autre|une autre personne|un proche|une proche)")),
    ];

    private static readonly Regex Unknown = Pattern.Of(@"(?:je |j )?(?:ne |n )?(?:l |la |le |les |en )?(?:connais|sais|ai|me (?:la |le )?rappelle|retiens|souviens) (?:pas|plus|aucune)(?: \w+){0,3}", "aucune idee", "pas par coeur", "je (?:n )?en sais rien");

    private static readonly Regex New = Pattern.Of(
        @"(?:je suis|on est|nous sommes|c est) (?:un |une )?(?:nouvel\w*|nouveau|nouveaux)(?: \w+){0,2} (?:patiente?s?|cliente?s?)?", "nouvelle? (?:patiente?|cliente?)", "(?:c est|ce sera|ce serait) (?:la |ma |notre )?(?:toute )?premiere (?:fois|visite|consultation|couleur|coloration)", "jamais (?:venue?s?|consulte)", "premiere (?:fois|visite|consultation)");

    private static readonly Regex Results = Pattern.Of(@"resultats?(?: \w+){0,6}", @"(?:mes|les|ses) analyses(?: \w+){0,3}(?= (?:sont|est|arrive|sorti|recu|bonnes|normal))");

    private static readonly Regex Wants = Pattern.Of("resultats? (?:de |d |du |des )?(?:ma |mon |mes |sa |son |ses |la |le |l )?(?:prise de sang|analyses?|bilan|radio\\w*|irm|scanner|echo\\w*|biopsie|examens?|labo\\w*|test\\w*|pcr|frottis)", "(?:mes|les|ses|des|vos) resultats", "resultats sont (?:arrives|la|prets)", "resultats d analyses?");

    private static readonly Regex Born = Pattern.Of("nee? le", "date de naissance", "nee? en");

    public static IEnumerable<Act> Hear(Utterance said, bool asksBirth, LocalDate today)
    {
        if ((asksBirth || Born.IsMatch(said.Plain)) && BirthDates.Hear(said.Words, today) is { Candidates.Count: > 0 } born)
            yield return new Act.GiveBirthDate(born.Candidates);
        foreach (var (relation, kin, turns) in Relations)
        {
            if (turns.IsMatch(said.Plain))
            {
                yield return new Act.ForAnother(relation, kin);
                break;
            }
        }

        if (Unknown.IsMatch(said.Plain))
            yield return new Act.DoesNotKnow();
        if (New.IsMatch(said.Plain))
            yield return new Act.IsNew();
        if (Results.IsMatch(said.Plain) && Wants.IsMatch(said.Plain))
            yield return new Act.AskResults();
    }

    private static Regex For(string who) => Pattern.Of($@"(?:pour|c est pour|concerne|au sujet de|vaccin de|rendez vous de|rdv de|celui de) (?:mon|ma|mes|notre|nos|le|la) (?:\w+ )?{who}", $@"(?:mon|ma|notre) {who} (?:a|est|aurait|doit|voudrait|veut|avait|souhaite|ne|n|s|entend|entends)");
}
