namespace Kalliky.Application.Trades.Urgency;

/// <summary>How emergencies are said, in French and in English.</summary>
internal static class Signs
{
    private const string Somebody = @"(je|j|il|elle|on|m|mon \w+|ma \w+|son \w+|sa \w+|notre \w+|le (bebe|petit|patient|monsieur)|la (petite|dame|patiente)|bebe|maman|papa|mamie|papi|quelqu un|un client|une cliente|un monsieur|une dame)";
    private const string Child = @"(bebe|nourrisson|nouveau ne|petite?|enfant|fils|fille|garcon|gamine?|\w+ (mois|semaines))";

    /// <summary>Dangers to life that are said of nothing else: in every trade.</summary>
    public static readonly IReadOnlyList<Sign> Vital =
    [
        // The heart.
        Sign.Of(@"(douleurs?|mal|oppression|pression|brulures?|serrement)( \w+){0,4} (poitrine|thorax)\b|douleurs? thoraciques?\b"),
        Sign.Of(@"(m|me|lui|l|le|la) (serre|oppresse|ecrase|comprime|brule|appuie|pese)( \w+){0,4} (poitrine|thorax)\b|(serre|brule|appuie|pese|oppresse|tire) (fort )?dans (la|ma|sa) (poitrine|thorax)\b"),
        Sign.Of(@"poitrine( \w+){0,4} (serre|fait( \w+)? mal|oppressee?|comprimee?)\b"),
        Sign.Of(@"crise cardiaque|infarctus|arret (cardiaque|respiratoire)", passes: true),
        Sign.Of(@"coeur( \w+){0,2} (arrete|ne bat plus|bat plus)\b"),

        // The breath.
        Sign.Of(@"(respire|respirent)( \w+)? (plus|pas|mal|difficilement|a peine)\b"),
        Sign.Of(@"(arrive|arrivent|peut|peux|reussit)( \w+)? (plus|pas)( \w+)? (a )?respirer\b"),
        Sign.Of(@"(mal|peine|difficultes?)( \w+)? a respirer\b"),
        Sign.Of(Somebody + @"( \w+)? (etouffe|suffoque|s etouffe|m etouffe|s est etouffee?|est en train de (s )?etouffer)\b( [^d]\w*| d\w\w+|$)"),
        Sign.Of(@"levres( \w+){0,2} bleues\b"),
        Sign.Of(@"cherche (son souffle|sa respiration)\b|crises? d asthme\b", passes: true),
        Sign.Of(Somebody + @"( \w+)? (s etrangle|s est etranglee?|est en train de s etrangler)\b|avale( \w+){0,4} de travers( \w+){0,4} (respire|etouffe|bleue?)"),

        // Awake or not.
        Sign.Of(@"(a|ai|est en train de|vient de|il|elle|on) (perdu|perd|perdre) connaissance\b|(il|elle|monsieur|dame|\w+) (est|reste|etait) inconsciente?s?\b", passes: true),
        Sign.Of(@"(repond|repondent|parle|ouvre les yeux) (plus|pas)( \w+){0,6} (par terre|au sol|allongee?|a terre|tombee?|inerte)\b|(par terre|au sol|allongee?|a terre|inerte|tombee?)( \w+){0,6} (repond|reagit|bouge|parle) (plus|pas)\b"),
        Sign.Of(@"(revient|reprend) (pas|plus|toujours pas) (a (lui|elle)|connaissance|conscience)\b|vient de s evanouir\b|\binanimee?\b"),
        Sign.Of(@"(ne |n )?(reagit|se reveille|bouge)( \w+)? (plus|pas) (du tout|et|quand|on|depuis|il|elle|a )|(reagit|se reveille) (plus|pas)\b"),
        Sign.Of(@"(fait|faire|a fait|fais|eu) un (gros |vrai )?malaise\b|est evanouie?\b|tombee? dans les pommes\b", passes: true),
        Sign.Of(@"\bconvulse\w*|convulsions?\b|crises? d epilepsie|yeux( \w+){0,2} (revulses|se revulsent)\b", passes: true),

        // A stroke.
        Sign.Of(@"(fait|faire|fais|a) (\w+ )?un (avc|accident vasculaire)\b|\bun avc$", passes: true),
        Sign.Of(@"(visage|bouche|bras|cote|jambe)( \w+){0,3} (paralysee?|deformee?|tordue?)\b|paralysee?( \w+){0,3} (visage|cote|bras)\b"),
        Sign.Of(@"(bouche|visage|levres?|sourire)( \w+){0,4} (de travers|pend|pendante?|qui tombe|tombe d un cote)\b|bouche( \w+)? tombe\b|(sent|sens|bouge|leve)( \w+)? plus (son|le|mon) (bras|cote)( \w+)?( (gauche|droit))?\b"),
        Sign.Of(@"perdu l usage (de (la parole|ses jambes|sa jambe|son bras)|du bras)\b", passes: true),
        Sign.Of(@"(arrive|arrivent)( \w+)? (plus|pas) a parler( (et|depuis|correctement|normalement|son|sa|il|elle|le|la)\b|$)"),

        // Blood.
        Sign.Of(@"hemorragie", passes: true),
        Sign.Of(@"saigne\w*( \w+){0,2} (beaucoup|enormement|abondamment|partout|a flots)\b|(arrete|arretent)( \w+)?( \w+)? (de )?saigner\b|saigne\w*( \w+){0,3} s arrete (pas|plus)\b"),
        Sign.Of(@"(perd|perds|perdu)( \w+){0,3} (beaucoup|plein|enormement) de sang\b|(vomit|vomi|crache)( \w+)? (du )?sang\b|(perd|perds) (tout )?(son|mon) sang\b|(doigt|main|pied)( \w+){0,2} (coupee?|sectionnee?|arrachee?)( \w+){0,4} sang"),

        // An allergy that has begun.
        Sign.Of(@"(fait|faire|fais|en|un) (\w+ ){0,2}(choc|reaction) (anaphylactique|allergique)( \w+)? (grave|en ce moment|la|maintenant)\b|(est|sommes|suis) en (plein )?choc (anaphylactique|allergique)\b", passes: true),
        Sign.Of(@"(fait|fais) (\w+ )?(un|une) (choc|crise|reaction|oedeme) (anaphylactique|allergique|de quincke)\b", passes: true),
        Sign.Of(@"(gorge|langue|levres?|visage)( \w+){0,2} (gonfle|gonflent|enfle|enflent|en train de gonfler|se ferme)\b|\w* ?(gonfle|enfle)( \w+){0,2} (du visage|de la langue|des levres|de la gorge)\b"),

        // Poison, water, current, fire.
        Sign.Of(@"(avale|avaler|bu|boire)( \w+){0,4} (javel|lessive|detergent|deboucheur|pile bouton|pile|soude|antigel|produit (menager|toxique))\b"),
        Sign.Of(@"(pris|avale|prend)( \w+){0,3} trop de (medicaments?|cachets?|comprimes?|somniferes?)\b|(ouvert|taille|tranche|coupe) (les|ses) veines\b|(recu|pris) (une|la) (decharge|chataigne)( electrique)?\b|renverser?( \w+)? (un pieton|une pietonne|un cycliste|un enfant|une dame|un monsieur|quelqu un)\b"),
        Sign.Of(@"saigne\w*( \w+){0,8} (pas|plus) s arreter\b|(il|elle|je|fils|fille|mari|femme)( \w+){0,6} (gonfle|enfle) (de partout|a vue d oeil)\b"),
        Sign.Of(@"(avale|mange|ingere|gobe)( \w+){0,4} (comprimes?|medicaments?|cachets?|gelules?|somniferes?|pilules?|mort aux rats|eau de javel|champignons? veneneux)\b"),
        Sign.Of(@"il y a (le feu|un incendie)\b|\bau feu$|(cuisine|maison|immeuble|voiture|appartement|four|salle)( \w+)? (en feu|prend feu|brule)\b|(sent|odeur de|odeur du|fuite de) (le |du )?gaz\b"),
        Sign.Of(@"\b(se noie|s est noyee?|electrocutee?|s est pendue?|overdose)\b", passes: true),
        Sign.Of(@"(est|en train) (de )?(mourir|train de mourir)\b( maintenant| la|$| aidez)"),

        // Who says it outright.
        Sign.Of(@"urgence vitale|(appelez|appeler|besoin d|besoin de|besoin du|besoin des|envoyez)( \w+)? ?(le samu|samu|les pompiers|pompiers|une ambulance|ambulance|les secours)\b"),
        Sign.Of(@"\b(vite|appelez|faut|besoin d|envoyez)( \w+){0,3} (ambulance|pompiers|samu|secours)\b"),
        Sign.Of(@"perdu les eaux\b|(est|suis) en train d accoucher\b|accouche (maintenant|la)\b"),

        // In English.
        Sign.Of(@"(chest pains?|pain( \w+){0,3} chest)\b"),
        Sign.Of(@"(heart attack|cardiac arrest|a stroke|seizure)\b", passes: true),
        Sign.Of(@"(can.?t|cannot|can not|isn.?t|is not|not|stopped|hardly|barely) (breathe|breathing)\b|trouble breathing\b|(is|s|am|m) choking\b"),
        Sign.Of(@"(is|s|he|she) unconscious\b|passed out\b|(won.?t|not) (wake|waking) up\b", passes: true),
        Sign.Of(@"bleeding( \w+)? (a lot|heavily|badly)\b|stop bleeding\b"),
        Sign.Of(@"(anaphylactic shock|anaphylaxis)\b", passes: true),
        Sign.Of(@"(throat|tongue|face|lips)( \w+)? (swelling|swollen)\b|call an ambulance\b|need an ambulance\b"),
    ];

    /// <summary>Who may not be left alone with a machine: in every trade.</summary>
    public static readonly IReadOnlyList<Sign> Distress =
    [
        Sign.Of(@"(veux|veut|vais|va|envie de|pense a|pensees? de) (me |se )?(mourir|suicider|tuer|pendre|jeter (sous|par))( |$)"),
        Sign.Of(@"(me|m|se|s) (suis |est |etre )?suicid(er|ee?)\b|tentative de suicide\b", passes: true),
        Sign.Of(@"mettre fin a (mes|ses|ma|sa) (jours|vie)\b|en finir (avec la vie|avec ma vie)\b|(plus|pas) envie de vivre\b|(vie|ca) (ne )?vaut (plus|pas) (la peine|le coup) (de|d etre) (vivre|vecue?)\b"),
        Sign.Of(@"(veux|veut|voudrais|voudrait|aimerais)( \w+)? (plus|disparaitre)( \w+){0,2} (vivre|etre la|exister|du monde)\b|(pris|avale)( \w+){0,4} (cachets?|medicaments?|comprimes?) pour (mourir|en finir)\b|me foutre en l air\b|(vais|veux) faire une (grosse )?betise$|sauter (par la fenetre|du pont|d un pont|du toit)\b"),
        Sign.Of(@"(kill|hurt|killing) (myself|himself|herself)\b|want to die\b|end (my|his|her) life\b|suicidal\b"),
    ];

    public static readonly IReadOnlyList<Sign> VitalAtTheDoctors =
    [
        Sign.Of(@"(mal|douleurs?)( \w+){0,2} (au|dans le|du) bras gauche\b"),
        Sign.Of(Somebody + @"( \w+)? (est|devient|suis)( \w+)? (tout|toute|tres) (pale|blanche?|bleue?|grise?|violette?)\b"),
        Sign.Of(Somebody + @"( \w+){0,2} (respire|siffle)( \w+){0,2} (vite|fort|bizarrement|mal)\b"),
        Sign.Of(@"(ne |n )?(repond|parle|bouge|voit)( \w+)? plus( |$)"),
        Sign.Of(@"parle( \w+)? (bizarrement|bizarre|de travers|n importe comment)\b|(visage|bras|jambe|moitie|cote)( \w+){0,3} (engourdie?|endormie?|insensible)( \w+){0,3} (d un coup|tout a coup|soudain\w*|depuis (tout a l heure|ce matin|une heure|dix minutes))"),
        Sign.Of(@"(fait|fais|en) (une )?(grosse )?(hypo|hypoglycemie)\b", passes: true),
        Sign.Of(@"\bavc\b|accident vasculaire", passes: true),
        Sign.Of(@"anaphyla\w+|oedeme de quincke", passes: true),
        Sign.Of(@"(plus|pas) conscien(te?|ce)\b|somnolente?\b|\bdans le coma\b", passes: true),
        Sign.Of(@"(du sang|mare de sang)( \w+){0,2} partout\b|enceinte( \w+){0,8} (saigne\w*|perds? du sang)\b"),
        Sign.Of(@"(pris|avale|prendre)( \w+){0,3} (trop de|toute la boite|une boite|deux boites|tous? (les|ses|mes))( \w+){0,3} (medicaments?|cachets?|comprimes?|somniferes?)\b"),
        Sign.Of(@"(nuque|cou)( \w+){0,2} raide\b|raideur( \w+){0,2} (nuque|cou)\b"),
        Sign.Of(@"\bau secours\b|tombee? (sur|de)( \w+){0,4} (tete|toit|echelle|escaliers?|fenetre|balcon)\b", passes: true),
        Sign.Of(@"(suis|est|etre) (gravement |grievement )(blessee?|brulee?)\b|\brenversee? par\b", passes: true),
    ];

    public static readonly IReadOnlyList<Sign> DistressAtTheDoctors =
    [
        Sign.Of(@"suicid\w*", passes: true),
        Sign.Of(@"(veux|veut|voudrais|voudrait|envie d)( \w+)? ?en finir\b|idees noires\b|(me|se) faire du mal\b"),
    ];

    /// <summary>Not to be judged by a machine: somebody of the practice, at once.</summary>
    public static readonly IReadOnlyList<Sign> Urgent =
    [
        Sign.Of($@"{Child}( \w+){{0,12}} (fievre|brulante?|40|41|quarante)\b|(fievre|39|40|41)( \w+){{0,8}} {Child}\b"),
        Sign.Of(@"(40|41|quarante|quarante et un)( \w+){0,3} (de )?(fievre|temperature)\b|fievre( \w+){0,3} (40|41|quarante)\b"),
        Sign.Of($@"{Child}( \w+){{0,6}} (vomit|ne mange plus|ne boit plus|mange plus|boit plus|tres mal|ne se reveille|convuls\w*|gemit|deshydrat\w*)\b"),
        Sign.Of(@"(arrive|peut|peux)( \w+)? (plus|pas) (a )?(se |me )?(relever|lever|marcher|bouger)\b"),
        Sign.Of(@"(c est|j ai|pour) (\w+ )?une( vraie| grosse)? urgence( medicale)?\b( [^d]\w*|$)"),
        Sign.Of(@"(va|vais|vont) (vraiment )?(tres|de plus en plus) mal\b|(douleur|mal)( \w+){0,4} (insupportable|atroce|intenable)\b"),
        Sign.Of(@"contractions? (toutes|tous) les\b|(sens|sent)( \w+)? (plus|pas)( \w+){0,2} bebe( \w+)? bouger\b|coeur( \w+){0,3} (s emballe|s est emballe|tres vite|cent a l heure)\b"),
        Sign.Of(@"(mordue?|piquee?) par (un serpent|une vipere|un scorpion|une meduse)\b|(doigt|main|orteil)( \w+){0,2} (sectionnee?|arrachee?|coupee? en deux)\b"),
        Sign.Of(@"deshydrat\w+|s est (brulee?|coupee?) (\w+ ){0,2}(profond\w*|gravement|grave)\b"),
        Sign.Of(@"(baby|newborn|child|son|daughter)( \w+){0,8} fever\b|fever( \w+){0,8} (baby|newborn|child|son|daughter)\b|this is an emergency\b|it s an emergency\b"),
    ];
}
