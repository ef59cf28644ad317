using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;
using Kalliky.Infrastructure.Models.Offline.Reading.Questions;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>Hears what is asked beside or instead of a booking: how long, how much, when you are open, anything else that
/// the store's own questions may answer.</summary>
internal sealed class BookingQuestions(Utterance said, IReadOnlyList<ServiceHeard> services)
{
    private static readonly Regex Length = Pattern.Of("combien de temps", @"(?:ca|cela|il|elle) (?:dure|prend|durera|prendra)(?: \w+)? (?:combien|longtemps)", "(?:c est|ce sera|ca va etre) long", "dure (?:combien|longtemps)", "(?:quelle|la) duree", "combien (?:d heures|de minutes)", "pour combien de temps", "ca prend longtemps");

    private static readonly Regex Price = Pattern.Of("(?:c est|ca|cela|il|elle|vous|coute|fait|est|sont|prend\\w*|serait|vaut)(?: \\w+){0,3} combien(?! de)", "combien(?! (?:de|d|vous etes))(?: \\w+)?", "(?:quel\\w*|le|les|vos|votre|au|aux|un|du|des) (?:prix|tarifs?)", "(?:prix|tarifs?) (?:de|du|d|des|pour)", "(?:c est|est ce) cher", "a combien");

    private static readonly Regex NoPrice = Pattern.Of("combien (?:de|d|vous|on|y|il)", "combien$(?<=dans combien|en combien|le combien|jusqu a combien)");

    private static readonly Regex Asks = Pattern.Of(
        "est ce (?:que|qu)", "vous (?:prenez|acceptez|faites|avez|auriez|proposez|vendez|reprenez|livrez|pratiquez|travaillez|utilisez|recevez|donnez|gardez|expediez|envoyez|commandez)", "(?:prenez|acceptez|faites|avez|proposez|vendez|reprenez|faut|peut|peux|puis|dois|doit|ai) (?:vous|il|on|je)", "il faut", "il faudrait", "(?:on|je|j) (?:peut|peux|pourrais|pourrait|dois|doit|ai le droit|ai une chance)", "(?:il )?y a(?: t il)?", "comment", "pourquoi", "jusqu a (?:quel|quelle|combien)", "(?:quel|quelle|quels|quelles)", "je (?:voulais|voudrais|veux|aimerais) savoir", "savoir s(?:i|il)", "pour savoir", "^(?:(?:bonjour|bonsoir|allo|et|ah|ok|d accord|alors|oui|tres bien) )*(?:prenez|acceptez|faites|avez|auriez|proposez|vendez|reprenez|livrez)", "je me demand\\w+", "(?:me|nous) dire si", "prend (?:encore|toujours|des)", "ca pose probleme", "c est possible d", "(?:c est|est) (?:obligatoire|necessaire|gratuit|payant|rembourse)");

    // What asks for a place asks nothing else.
    private static readonly Regex Wishes = Pattern.Of(
        @"(?:auriez|avez|aurait|reste|y a)(?: \w+){0,4} (?:place|places|creneaux?|disponibilites?|dispo|table|rendez vous|rdv)", "(?:ce (?:serait|sera)|c est|serait ce|est ce) possible", "possible (?:de|d|avec|a|le|demain|ce)", "(?:on|je) (?:peut|peux|pourrait|pourrais) (?:prendre|avoir|venir|passer|decaler|deplacer|changer|annuler|reserver|fixer|mettre)", "vous (?:pouvez|pourriez) (?:me|m|nous|le|la|l)", "(?:ca|cela) (?:vous )?(?:va|irait|ira|marche|conviendrait|serait)", "si (?:c est )?possible", "(?:on|je) (?:se )?(?:met|mets|dit)", "si oui", "vous (?:me|nous) (?:prenez|mettez|reservez)");

    public IReadOnlyList<Question> Hear(bool wishes)
    {
        var questions = new List<Question>();
        foreach (var (first, next, marked) in Sentences())
        {
            var plain = said.PlainOf(first, next);
            if (Of(plain, said.Words.Slice(first, next), marked, wishes) is { } question && !questions.Contains(question))
                questions.Add(question);
        }

        return questions;
    }

    private Question? Of(string plain, string text, bool marked, bool wishes)
    {
        if (TakesBack.IsMatch(plain))
            return new Question.Other(text);
        if (Length.IsMatch(plain) && !Cue(Asking.Hours).IsMatch(plain))
            return services.Count > 0 ? new Question.ServiceLength() : new Question.Other(text);
        if (Price.IsMatch(plain) && !NoPrice.IsMatch(plain))
            return new Question.ServicePrice(plain);
        if (Cue(Asking.Hours).IsMatch(plain) || Open.IsMatch(plain))
            return new Question.Hours(null);
        if (Cue(Asking.Address).IsMatch(plain) || Where.IsMatch(plain))
            return new Question.Address();
        if (!marked && !Asks.IsMatch(plain) || plain.Split(' ').Length < 3)
            return null;
        return Wishes.IsMatch(plain) && !Practical.IsMatch(plain) || wishes && !Practical.IsMatch(plain) ? null : new Question.Other(text);
    }

    // Beside a wish, only what is plainly practical counts as a question.
    private static readonly Regex Practical = Pattern.Of("tests? d allergie", "nouve\\w+ (?:patiente?s?|cliente?s?)", "sans rendez vous", "carte vitale", "tiers payant", "mutuelle", "parking", "(?:notre|un|le|son|mon) gateau", "chaises? hautes?", "chiens?", "animaux", "cartes? cadeaux?", "bons? (?:cadeaux?|d achat)", "paquets? cadeaux?", "cheques?", "(?:en )?retard", "documents?", "apporter", "rembours\\w+", "il faut", "faut il", "obligatoire", "accessible", "fauteuil", "allergi\\w+", "reprenez", "acceptez", "domicile", "mineurs?", "venir seule?s?", "accompagn\\w+", "sans gluten", "vegan\\w*", "vegetarien\\w*");

    // "Vous reprenez les anciens, et à combien ?" asks for no price of the shop's.
    private static readonly Regex TakesBack = Pattern.Of("(?:vous )?(?:reprenez|rachetez)", "reprenez vous", "reprise");

    private static readonly Regex Open = Pattern.Of(@"etes (?:encore |toujours |bien )?(?:ouverte?s?|fermee?s?)", @"(?:vous|c est|ce sera) (?:etes |serez )?(?:ouverte?s?|fermee?s?)", "(?:vous )?(?:fermez|ouvrez)(?: \\w+){0,4}", "horaires?", "(?:vous )?(?:recevez|consultez|travaillez)(?: aussi| encore| meme)? (?:le |ce |les )?(?:lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|week end|weekend|soir|demain|entre midi)");

    private static readonly Regex Where = Pattern.Of("a quel endroit", "ou (?:vous etes|etes vous|se trouve|est ce)", "vous etes (?:ou|situes)", "a cote de (?:la|l|du)", "(?:votre|l) adresse", "parking", "se garer");

    private static Regex Cue(Asking asking) => QuestionCues.All.First(row => row.Asking == asking).Cue;

    private IEnumerable<(int First, int Next, bool Marked)> Sentences()
    {
        var first = 0;
        for (var at = 1; at <= said.Words.Count; at++)
        {
            if (at < said.Words.Count && said.Words[at].Before != Application.Speech.French.Pause.Stop)
                continue;
            var end = said.Words[at - 1].End;
            var gap = said.Words.Text[end..(at < said.Words.Count ? said.Words[at].Start : said.Words.Text.Length)];
            yield return (first, at, gap.Contains('?', StringComparison.Ordinal));
            first = at;
        }
    }
}
