using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Hearing;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>Hears whether the caller comes, has it brought, or eats on the spot. The last one said counts.</summary>
internal static class FulfilmentReader
{
    private const string Fetch = @"(?:chercher|recuperer|retirer|emporter)";

    private static readonly IReadOnlyList<(FulfilmentMode Mode, Regex Turns)> All =
    [
        (FulfilmentMode.Pickup, Pattern.Of(
            @"(?:(?:c est |ce sera |ce serait |ca sera |pour )?(?:a|en|pour) )?emporter", @"(?:je|j|on|nous|il|elle|mon \w+|ma \w+|quelqu un) (?:vais |va |viens |vient |viendrai |viendra |peux |peut |enverrai |passe |passerai |passera |passons |descends )?(?:(?:venir|passer|viens|vient|passe|passerai|passera|viendrai|viendra|passons|aller) )?(?:(?:la|le|les|vous|tout|ca) )*" + Fetch,
            @"(?:venir|passer|viens|vient|passe|passerai|viendrai) (?:(?:la|le|les|tout|ca) )*(?:" + Fetch + "|prendre)", @"(?:je|on) (?:passe|passerai|passera|viens|vient|viendrai|viendra|arrive)(?: la| le| les| moi meme| nous memes)?(?= |$)(?! (?:commande|une commande|de|chez le|par))", @"(?:a|en) retirer", @"en retrait|retrait (?:sur place|au comptoir|en magasin)|au comptoir",
            @"click and collect|take ?away|drive", @"je me deplace", @"je (?:vais|voudrais|peux) (?:venir|passer)(?! (?:commande|une))", @"sur place a emporter")),
        (FulfilmentMode.Delivery, Pattern.Of(
            @"(?:(?:c est|ce sera|ce serait|ca sera|c etait) )?(?:pour |en |une |me faire |nous faire |se faire |faire |etre |par )*(?:livraison|livree?s?|livrer)(?: a domicile| chez moi| a la maison| a l adresse)?", @"(?:vous (?:me |nous |m |les |la |le )*|livrez (?:moi |nous |la |les |le )*)(?:livrez|livrer|apportez)(?: moi| nous)?", @"livrez(?: moi| nous)?", @"a domicile", @"(?:vous pouvez |pouvez vous )?(?:me |nous )?(?:l |la |les |le )?(?:apporter|amener|deposer) (?:chez moi|a la maison|au)")),
        (FulfilmentMode.OnSite, Pattern.Of(@"(?:manger |consommer |a manger |pour )?sur place", @"manger (?:ici|la bas|chez vous)", @"on mange (?:la|chez vous|ici)")),
    ];

    private static readonly Regex Denied = Pattern.Of(@"(?:pas|plutot que|au lieu (?:de|d)|et non)(?: (?:de|d|en|a|la|une|pour|faire|me|se))*$", @"(?:vient|viens|venons|venez) d etre$", @"(?:ai|avons|avez|a|ont) ete$", @"(?:ont|avez|a) (?:\w+ )?(?:bien |mal )?$");

    // Talk of a delivery that is no wish to have one.
    private static readonly Regex Other = Pattern.Of(@"(?:frais|prix|tarif|minimum|cout|adresse|delai|zone) (?:de |d )?(?:la )?livraison", @"(?:payer|regler|paye|paie|paiement)(?: \w+){0,3} livraison", @"livreur");

    public static Slot? Hear(Utterance said)
    {
        Slot? last = null;
        foreach (var (mode, turns) in All)
        {
            foreach (Match match in turns.Matches(said.Plain))
            {
                if (Denied.IsMatch(said.Plain[..match.Index].TrimEnd()) || Other.Matches(said.Plain).Any(other => Overlap(other, match)))
                    continue;
                var slot = new Slot(new Act.Fulfil(mode), said.WordAt(match.Index), said.WordAfter(match.Index + match.Length));
                if (last is null || slot.First > last.First && slot.First >= last.Next || slot.First <= last.First && slot.Next > last.Next)
                    last = slot;
            }
        }

        return last;
    }

    private static bool Overlap(Match one, Match other) => one.Index < other.Index + other.Length && other.Index < one.Index + one.Length;
}
