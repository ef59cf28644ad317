using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Acts;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Bookings;

/// <summary>Hears what is wanted with an appointment, a table or an article. Tried in this order; the first that fits is it.</summary>
internal static class IntentReader
{
    private const string Thing = @"(?:rendez vous|rdv|reservation|table|creneau|seance|place|consultation|horaire)";
    private const string My = @"(?:mon|ma|notre|le|la|l|un|une|ce|cette|son|sa|mes|nos|du|de)";

    private static readonly IReadOnlyList<(Intent Intent, Regex Turns)> All =
    [
        (Intent.Move, Pattern.Of(
            @"(?:decal|deplac|report|repouss|avanc|recul|retard)(?:er|ez|e|es|ons|erais)(?! (?:de|d) frais)", @"(?:chang|modifi)(?:er|ez|e)(?: \w+){0,3} (?:" + Thing + @"|heure|jour|date|nombre)", @"on (?:sera|serait|est|serons)(?: \w+){0,3} \w+ (?:au lieu de|et non)", @"(?:venir|passer|arriver)(?: \w+){0,3} (?:plus tard|plus tot) que prevu", @"(?:j ai|on a|nous avons)(?: \w+){0,2} (?:reserve|une reservation|une table|(?:un )?rendez vous)(?: \w+){0,14} (?:en fait|finalement|au lieu de|plutot)", @"(?:j ai|on a|nous avons|j avais)(?: \w+){0,2} " + Thing + @"(?: \w+){0,14} (?:plus tard|plus tot|un autre jour|une autre heure)", @"a la place de " + My + " (?:rendez vous|rdv)", @"rallong\w+|ajouter (?:une|deux|trois) personnes?")),
        (Intent.Cancel, Pattern.Of(
            @"annul\w+", @"decommand\w*", @"(?:je|on|nous) (?:ne |n )?(?:pourrai|pourra|pourrons|peux|peut|vais|va) (?:finalement )?(?:pas|plus)(?: pouvoir)? (?:venir|etre la|honorer|assurer|y aller)", @"(?:je|on) (?:ne )?(?:viens|vient|viendrai|viendra|viendrons) (?:pas|plus)(?: finalement)?", @"supprim\w+(?: \w+){0,2} " + Thing, @"(?:le|la|l) supprimer", @"(?:pas|plus)(?: pouvoir)? l honorer")),
        (Intent.LookUp, Pattern.Of(
            @"(?:redonn|rappel|redire|redites|confirm|verifi|retrouv|savoir|connaitre|redemand|dire|dites)\w*(?: \w+){0,4} (?:l heure|la date|quand|quel jour|a quelle heure|le jour)(?: \w+){0,6} (?:" + Thing + @"|prevue?|viens|dois venir)", @"(?:quand|a quelle heure|quel jour|c est quand|c est a quelle heure)(?: \w+){0,4} " + My + @" (?:prochaine? )?" + Thing, My + " (?:prochaine? )?" + Thing + @"(?: \w+){0,5} (?:c est|est|c etait|etait|tombe) (?:bien )?(?:a quelle heure|quand|quel jour|a combien|le combien)", @"(?:j ai|ai je|on a) (?:bien |deja )?(?:un |une )?" + Thing + @"(?: \w+){0,3} (?:quand|a quelle heure|quel jour|ou pas|hein)", @"(?:verifier|confirmer|savoir si)(?: \w+){0,3} (?:" + My + " )?(?:prochaine? )?(?:rendez vous|rdv|reservation)", @"(?:est ce que |si )(?:j|on|je)(?: \w+)? (?:ai|a|avais|avait) (?:bien )?(?:un |une |mon |ma )?(?:rendez vous|rdv|reservation)")),
        (Intent.IsReady, Pattern.Of(
            @"(?:ma|mon|notre|la|le)(?: \w+){1,6} (?:est|sont|serait|est il|est elle)(?: \w+){0,2} (?:arrivee?s?|pret|prete|prets|disponible|la)(?! (?:pour|a))", @"(?:est ce que|si|savoir si)(?: \w+){0,6} (?:est|sont) (?:bien )?(?:arrivee?s?|prete?s?|disponible)", @"(?:commande|article|livre|colis)(?: \w+){0,5} (?:arrivee?|prete?|recue?|disponible)", @"(?:a retoucher|retouches?|ourlet|depose|confie|laisse)(?: \w+){0,14} (?:il|elle|c|ils|elles) (?:est|sont) (?:bien |enfin )?(?:prete?s?|terminee?s?|finie?s?)", @"(?:j ai|on a|j avais)(?: \w+)? (?:commande|reserve|fait mettre de cote|mis de cote)(?: \w+){0,8} (?:arrivee?|prete?|la|recu)")),
        (Intent.Repair, Pattern.Of(@"(?:en|la|ma|de) reparation", @"repare\w*", @"\w*sav", "service apres vente")),
        (Intent.Return, Pattern.Of(
            @"(?:rapport|ramen|retourn|rendr|echang|rembours|reprend|repren)\w*(?: \w+){0,6} (?:article|puzzle|cadeau|produit|chose|ticket|taille|autre|acheter?|achete|pas)?", @"(?:le|vous le|vous la|vous les|l) (?:rapporter|ramener|rendre|echanger|retourner)", @"(?:sans|pas|plus|perdu)(?: \w+){0,2} (?:le |mon |de )?ticket(?: de caisse)?", "politique de retour", "me faire rembourser")),
        (Intent.PutAside, Pattern.Of(
            @"garde\w* (?:moi|nous|m en|nous en|en)", @"(?:garde|reserve|retene|conserve)\w* (?:le|la|les) (?:moi|nous)",
            @"(?:mett\w+|met|mets|mis|garde\w*|reserve\w*|reten\w+|pose\w*|laisse\w*)(?: \w+){0,8} (?:de cote|au chaud|sous le coude)", @"(?:me|m|nous|moi|en|l|la|le|les) (?:en )?(?:garder|gardez|reserver|reservez|retenir|conserver|gardes?)", @"(?:garder|reserver|retenir) (?:un|une|le|la|les|l|deux|trois)", "de cote")),
        (Intent.Book, Pattern.Of(
            @"(?:prendre|avoir|fixer|caler|obtenir|voudrais|veux|voulais|faudrait|pour|demander|souhaite\w*|cherche|besoin)(?: \w+){0,5} (?:" + Thing + ")", @"reserv\w+", @"(?:auriez|avez|reste|aurait|il y a|y a|a)(?: \w+){0,4} (?:place|creneau|disponibilite|dispo|table|rendez vous|rdv)\w*", @"(?:une )?table (?:pour|de|a)", @"(?:on|nous) (?:serait|sera|serons|serions)", @"rendez vous (?:pour|avec|chez|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi)", @"\w+ couverts", @"(?:diner|dejeuner|manger)(?: \w+){0,3} (?:chez vous|ce soir|ce midi|demain)")),
    ];

    private static readonly Regex NotMoving = Pattern.Of(@"(?:a l )?avance", "en avance", "d avance", "en retard", @"se (?:deplac\w+|report\w+)", "deplacements?", "pas (?:decaler|deplacer|annuler|changer)");

    private static readonly Regex NotCancelling = Pattern.Of(@"(?:pour|si|peut on|peut|possible d|frais d|conditions? d|delai\w*)(?: \w+){0,3} annul\w+", @"annulation(?: \w+){0,3} (?:gratuite|payante|frais|possible)", "sans annuler", "pas annuler");

    /// <summary>Null when nothing of the kind is said.</summary>
    /// <param name="shop">Articles are spoken of, and not appointments or tables.</param>
    public static Intent? Hear(string plain, bool shop)
    {
        foreach (var (intent, turns) in All)
        {
            if (!shop && intent is (Intent.PutAside or Intent.IsReady or Intent.Repair or Intent.Return))
                continue;
            if (turns.IsMatch(plain) && !(intent is Intent.Move && NotMoving.IsMatch(plain) && !Strong.IsMatch(plain)) && !(intent is Intent.Cancel && NotCancelling.IsMatch(plain)))
                return intent;
        }

        return null;
    }

    private static readonly Regex Strong = Pattern.Of(@"(?<!se )(?:decal|deplac|report|repouss|recul)\w+(?= (?:mon|ma|le|la|notre|de|d|a|au|l))", "avancer (?:mon|ma|le|la|notre|de|d|l)");
}
