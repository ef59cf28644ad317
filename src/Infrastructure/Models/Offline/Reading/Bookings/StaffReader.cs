using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Diary;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>Hears with whom: "avec Sophie si possible", "pas Nadia", "peu importe", "et personne d'autre".</summary>
internal static class StaffReader
{
    private static readonly Regex Anybody = Pattern.Of(
        "peu (?:m )?importe(?! (?:le jour|l heure|quand))", "n importe qui", "n importe (?:lequel|laquelle)", @"(?:pas|aucune|sans)(?: \w+){0,2} preferences?", "celui ou celle qui \\w+", "(?:celui|celle) qui est (?:libre|dispo\\w*)", "comme vous (?:voulez|preferez)", "qui vous voulez", "(?:ca|cela) m est egal", "c est egal", "(?:avec )?(?:la premiere|le premier) (?:personne )?(?:disponible|libre)", "avec qui (?:vous voulez|est libre|est disponible|peut)", "quelqu un d autre", "je (?:ne )?connais personne", "tout le monde (?:me va|m va)");

    private static readonly Regex Only = Pattern.Of("personne d autre", "que avec", "uniquement", "seulement avec", "absolument", "forcement", "exclusivement", @"avec (?:elle|lui) et (?:pas|personne)", "obligatoirement", "rien qu avec", "je (?:ne )?veux (?:que|qu)");

    private static readonly Regex Denied = Pattern.Of(@"(?:pas|sauf|surtout pas|plus|et non|au lieu de|au lieu d|a la place de|a la place d|que)(?: (?:avec|de|d|la|le|par))*$");

    public static IReadOnlyList<Act.WantStaff> Hear(Utterance said, ServiceLexicon lexicon, bool asked)
    {
        var heard = new List<Act.WantStaff>();
        for (var at = 0; at < said.Count;)
        {
            if (lexicon.Person(said, at) is not { } match)
            {
                at++;
                continue;
            }

            heard.Add(new Act.WantStaff(match.Means, Only.IsMatch(said.Plain), Denied.IsMatch(said.PlainOf(0, said.Tokens[at].Word))));
            at = match.Next;
        }

        if (heard.Count == 0 && Anybody.IsMatch(said.Plain) || asked && heard.Count == 0 && Answers.No(said.Plain))
            heard.Add(new Act.WantStaff(null, false, false));
        return heard;
    }
}
