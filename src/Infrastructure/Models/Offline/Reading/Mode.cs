using System.Text.RegularExpressions;

namespace Kalliky.Infrastructure.Models.Offline.Reading;

/// <summary>What a stretch of an utterance does with the dishes that it names.</summary>
internal enum Mode
{
    /// <summary>Nothing was said: ordering, as long as nothing speaks against it.</summary>
    Open,
    Add,
    Remove,

    /// <summary>"à la place de", "au lieu de": the next dish named goes.</summary>
    Instead,

    /// <summary>"remplacez": the first dish named goes, the second comes.</summary>
    Replace,

    Ask,

    /// <summary>What is said to somebody else or about somebody else; no dish in it counts.</summary>
    Aside,
}

/// <summary>The verbs and turns that set a mode, from where they are said to the next one.</summary>
internal static class ModeCues
{
    private const string Me = @"(?: moi| nous| m en| lui| leur| en)*";
    private const string Also = @"(?: aussi| egalement| encore| plutot| donc| juste| s il (?:vous|te) plait| bien| alors)*";

    public static readonly IReadOnlyList<(Regex Cue, Mode Mode)> All =
    [
        (Pattern.Of(
            @"(?:je|j|on|nous) (?:ne |n )?(?:en )?(?:veux|veut|voulais|voulait|voulons|prends|prend|prendrai|prenons|ai|a|avais|avait) (?:pas|plus|jamais|rien)(?: voulu| demande| commande| dit| pris| besoin)?(?: de| d)?",
            @"(?:(?:vous (?:pouvez|pourriez|allez)|tu peux|je (?:vais|voudrais|veux)|on (?:va|peut)|il faut|faut|j|on|je) )?(?:m |me |l |nous )?(?:enlev|retir|supprim|vir|ot|decommand)(?:ez|er|e|es)" + Me + Also,
            @"(?:laissez|laisse|laisser) tomber|oubliez|oublie(?! pas)",
            @"annul(?:ez|er|e)(?: moi)?(?= (?:la|le|les|l|un|une|deux|mes|mon|ma|\d+)\b)(?! (?:la|ma|notre|cette|l ensemble de la) commande)",
            @"(?:finalement|en fait|non|mais|donc|plutot) pas(?: de| d)?(?= (?:la|le|les|l|de|d|du|des|un|une)\b)"), Mode.Remove),
        (Pattern.Of(@"a la place (?:de|du|des|d)", @"au lieu (?:de|du|des|d)", @"plutot qu(?:e)?", @"et (?:non )?pas", @"et non"), Mode.Instead),
        (Pattern.Of(@"(?:(?:vous (?:pouvez|pourriez)|tu peux|je (?:voudrais|veux|vais)|on (?:peut|va)) )?(?:me )?(?:remplac|chang|echang|modifi)(?:ez|er|e|es)" + Me), Mode.Replace),
        (Pattern.Of(
            @"(?:moi )?(?:je|j|on|nous) (?:vais |va |allons |voulais |vous |lui |y |en )*(?:prends|prend|prendre|prendrai|prendrais|prendrait|prendra|prendrons|prenons|voudrais|voudrait|voudrions|veux|veut|voulons|aimerais|aimerait|aimerions|souhaite|souhaiterais|souhaiterait|desire|desirerais|commande|commander|commanderais|rajoute|rajouter|ajoute|ajouter|mets|met|mettre|reprends|reprendrais|partirais|pars|reste|(?:peux|pourrais|peut|pourrait) (?:vous )?(?:avoir|prendre|commander)|aurais voulu|aurait voulu|aurais aime|aurais bien voulu)(?! (?:pas|plus)\b)(?: sur| aussi| encore| bien| avoir| prendre| commander| rajouter| ajouter| donc| plutot| juste| passer(?: une)? commande| faire(?: une)? commande| vous commander)*",
            @"il (?:me|nous|m en|en) (?:faut|faudrait|faudra|fallait)" + Also,
            @"ce (?:sera|serait|sera donc)(?! tout| bon| parfait| possible| long| pret| a )(?: donc)?(?: aussi)?(?: pour)?(?: une commande(?: de)?| commander| passer(?: une)? commande)?",
            @"(?:c est|ca serait|ca sera) pour (?:une commande|commander|passer(?: une)? commande)(?: de| d)?",
            @"(?:vous (?:pouvez|pourriez|allez)|(?:pouvez|pourriez) vous|tu (?:peux|pourrais)|peux tu) (?:(?:me|nous|m|lui|en|y) )*(?:mettre|faire|ajouter|rajouter|preparer|donner|remettre|noter|prevoir|compter|servir)" + Also,
            @"(?:re)?(?:mettez|mets|mettre|donnez|donne|ajoutez|ajoute|ajouter|rajoutez|rajoute|rajouter|faites|prenez|prevoyez|comptez|notez|servez|preparez|remettez|envoyez)" + Me + Also,
            @"(?:c est |serait il |est il |serait )?(?:ce )?possible d (?:avoir|ajouter|rajouter)",
            @"(?:je |on |nous )?(?:passer|faire) (?:une )?commande", @"(?:pour )?commander",
            @"(?:et )?(?:avec ca|en plus|par dessus)", @"(?:et )?pour (?:moi|ma femme|mon mari|mon fils|ma fille|les enfants|le petit|la petite|lui|elle|eux|mon copain|ma copine|mon ami|mon amie)"), Mode.Add),
    ];

    /// <summary>Words after which a question no longer governs what is named.</summary>
    public static readonly Regex Resumes = Pattern.Of("alors", "du coup", "bon ben", "ok", "d accord", "tres bien", "parfait");
}
