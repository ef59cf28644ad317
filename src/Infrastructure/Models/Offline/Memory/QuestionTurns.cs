using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Reading;

namespace Kalliky.Infrastructure.Models.Offline.Memory;

/// <summary>Recognises what an assistant asked, this one or a provider's model that led the call before.</summary>
internal static partial class QuestionTurns
{
    private static readonly IReadOnlyList<(Asked Asked, Regex Turns)> All =
    [
        (Asked.Cancellation, Pattern.Of(@"annul\w+")),
        (Asked.Companion, Pattern.Of("(?:deuxieme|troisieme|quatrieme) personne")),
        (Asked.CallBack, Pattern.Of(@"(?:qu on|que (?:quelqu un|l equipe|le \w+))(?: \w+)? vous rappelle", "vous rappelle$")),
        (Asked.Slot, Pattern.Of("(?:je|nous|on)(?: peux| pouvons| peut)? vous propos\\w+", "(?:lequel|laquelle) (?:vous convient|preferez vous|vous arrange)", "que preferez vous")),
        (Asked.Booking, Pattern.Of("(?:de quel|de quelle|quel|quelle|lequel|laquelle)(?: \\w+){0,2} (?:rendez vous|reservation|s agit il)")),
        (Asked.BirthDate, Pattern.Of("date de naissance", "nee? le")),
        (Asked.Staff, Pattern.Of("avec qui", "preference", "quel(?:le)? (?:coiffeu\\w+|praticien\\w*|docteur|personne)")),
        (Asked.Party, Pattern.Of("combien (?:de personnes|serez|de couverts|etes vous)", "vous (?:serez|etes) combien")),
        (Asked.Size, Pattern.Of("quelle taille", "en quelle (?:taille|pointure)", "quel(?:le)? (?:format|modele|pointure)")),
        (Asked.HowMany, Pattern.Of("combien d exemplaires", "combien (?:en )?(?:voulez|souhaitez) vous")),
        (Asked.Service, Pattern.Of("quelle prestation", "comme prestation", "quel (?:service|soin)", "motif")),
        (Asked.Correction, Pattern.Of(@"qu est ce que je (?:change|corrige|modifie)", @"que (?:dois je|faut il|voulez vous|souhaitez vous) (?:changer|corriger|modifier)", @"qu est ce qui ne va pas")),
        (Asked.OnWhich, Pattern.Of(@"sur (?:quel|quelle|lequel|laquelle)")),
        (Asked.WhenInstead, Pattern.Of(@"(?:cela|ca) vous (?:convient|va|irait|conviendrait)", @"je (?:le )?note pour .* heures?")),
        (Asked.Confirm, Pattern.Of(@"c est (?:bien )?(?:ca|correct|bon|exact)", @"vous confirmez", @"je (?:valide|confirme)", @"est ce (?:bien )?(?:correct|exact)", @"tout est (?:bon|correct|juste)", @"(?:ca|cela) vous va$")),
        (Asked.Transfer, Pattern.Of(@"(?:passe|transfere|mette en relation)(?: \w+){0,4} (?:quelqu.un|collegue|responsable|equipe|humain|restaurant)", @"vous (?:passer|transferer)(?: \w+){0,3}")),
        (Asked.MessageBody, Pattern.Of(@"(?:quel|le|votre|un) message", @"que (?:dois je|faut il|voulez vous que je) (?:transmett\w+|dire|noter)")),
        (Asked.Minimum, Pattern.Of(@"(?:souhaitez vous|voulez vous|qu est ce que je peux vous|que puis je(?: vous)?) (?:ajouter|rajouter)(?: \w+){0,2}")),
        (Asked.More, Pattern.Of(@"autre chose", @"avec (?:ceci|ca|cela)", @"ce sera tout", @"completer", @"et (?:ensuite|apres ca)$", @"(?:quelque chose|un dessert|une boisson)(?: \w+){0,4} avec")),
        (Asked.City, Pattern.Of(@"(?:quelle|dans quelle) (?:ville|commune)", @"(?:quel est |le )?code postal")),
        (Asked.Fulfilment, Pattern.Of(@"emporter", @"(?:ou |en )livraison", @"sur place", @"(?:venez|venir) (?:la |le |les )?chercher(?! la commande$)")),
        (Asked.Address, Pattern.Of(@"adresse", @"quelle rue", @"ou (?:devons|doit|faut il|dois je)(?: \w+)? livr\w+")),
        (Asked.SamePhone, Pattern.Of(@"(?:numero|celui) avec lequel vous appelez", @"ce numero(?: la| ci)?", @"numero (?:qui s affiche|d appel)", @"(?:vous joindre|rappeler) (?:a|sur) (?:ce|votre) numero")),
        (Asked.Phone, Pattern.Of("numero", "telephone", @"vous joindre")),
        (Asked.Name, Pattern.Of(@"(?:quel|votre|le|au) nom", @"c est a quel nom", @"qui (?:ai|suis)", @"prenom", @"vous appelez vous", @"epel\w+")),
        (Asked.When, Pattern.Of(@"(?:pour |a |vers )?quelle heure", "quand", @"quel jour", @"quelle date", @"pour (?:quel jour|quelle date|quelle)", @"a quel moment")),
        (Asked.Which, Pattern.Of(@"vous (?:voulez|vouliez) dire", @"(?:laquelle|lequel|lesquels|lesquelles)", @"vous (?:preferez|voulez) (?:la|le|l|les|une|un|plutot)")),
        (Asked.Start, Pattern.Of(@"que (?:puis je|desirez vous|voulez vous|souhaitez vous)(?: \w+)*", @"qu est ce (?:que je vous|qui vous)(?: \w+)*", @"(?:comment|en quoi) puis je", @"je vous ecoute", @"que puis je faire", @"vous desirez")),
    ];

    public static Asked Of(string text)
    {
        var question = LastQuestion(text);
        var plain = Plain.Of(question ?? LastSentence(text));
        foreach (var (asked, turns) in All)
        {
            if (turns.IsMatch(plain))
                return question is null && asked is not (Asked.Start or Asked.MessageBody) ? Asked.Nothing : asked;
        }

        return Asked.Nothing;
    }

    /// <summary>The last sentence that ends with a question mark.</summary>
    public static string? LastQuestion(string text) => Questions().Matches(text).LastOrDefault()?.Value.Trim();

    private static string LastSentence(string text) =>
        text.Split(['.', '!', '…'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";

    [GeneratedRegex(@"(?:[^.!?…]|\.(?=\d))+\?", RegexOptions.CultureInvariant)]
    private static partial Regex Questions();
}
