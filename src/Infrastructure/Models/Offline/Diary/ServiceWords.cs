using System.Collections.Frozen;

namespace Kalliky.Infrastructure.Models.Offline.Diary;

/// <summary>Words of appointments in general, whatever the store.</summary>
internal static class ServiceWords
{
    /// <summary>Different words for one thing. A service whose name has one of them is also found by the others.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> Same =
    [
        ["vaccination", "vaccin", "vacciner", "rappel de vaccin", "piqure"], ["vaccin", "vaccination", "vacciner"],
        ["renouvellement", "renouveler", "renouvelle", "renouvellement de traitement"],
        ["renouvellement d ordonnance", "renouveler mon ordonnance", "renouveler une ordonnance", "renouveler son ordonnance", "renouveler mon traitement", "ordonnance a renouveler", "refaire mon ordonnance", "refaire une ordonnance", "ordonnance habituelle"],
        ["detartrage", "detartrer", "nettoyage des dents"], ["controle dentaire", "visite de controle", "controle annuel", "faire controler mes dents"],
        ["soin dentaire", "carie", "plombage", "couronne", "amalgame", "devitalisation"], ["douleur dentaire", "mal aux dents", "mal a une dent", "rage de dents", "rage de dent", "dent cassee", "abces"],
        ["urgence dentaire", "mal aux dents", "mal a une dent", "rage de dents", "rage de dent", "dent cassee", "abces"], ["extraction", "arracher une dent", "dent de sagesse"],
        ["certificat medical", "certificat", "certificat de sport", "certificat pour le sport"], ["kinesitherapie", "kine", "reeducation"], ["kine", "kinesitherapie"],
        ["consultation", "consulter", "visite medicale"], ["nouveau patient", "nouvelle patiente", "nouveaux patients", "nouvelle cliente", "premiere fois", "premiere visite", "premiere consultation", "premier rendez vous"],
        ["premiere consultation", "nouveau patient", "nouvelle patiente", "premiere visite", "premier rendez vous", "premiere fois"], ["premier rendez vous", "premiere consultation", "premiere visite", "nouveau patient", "nouvelle patiente"], ["premiere visite", "premiere consultation", "premier rendez vous", "nouveau patient", "nouvelle patiente"],
        ["coupe", "couper les cheveux", "coupe de cheveux"], ["coupe femme", "coupe dame"], ["coupe dame", "coupe femme"], ["coupe homme", "coupe monsieur"], ["coupe enfant", "coupe garcon", "coupe fille"],
        ["brushing", "brush", "mise en plis"], ["couleur", "coloration", "teinture", "couleurs"], ["coloration", "couleur", "teinture"], ["racines", "couleur racines"], ["balayage", "balayages", "ombre hair"],
        ["barbe", "taille de barbe", "tailler la barbe"], ["taille de barbe", "barbe", "tailler la barbe", "taille barbe"], ["rasage", "raser", "se faire raser"],
        ["manucure", "beaute des mains", "soin des mains"], ["beaute des mains", "manucure"], ["pedicure", "beaute des pieds", "soin des pieds"], ["beaute des pieds", "pedicure", "soin des pieds"],
        ["semi permanent", "vernis semi", "semi permanents"], ["epilation", "epiler", "epile"], ["demi jambes", "demi jambe"], ["sourcils", "sourcil"], ["aisselles", "sous les bras", "dessous de bras"], ["maillot", "mailleau"],
        ["soin du visage", "soin visage", "nettoyage de peau"], ["massage", "modelage"], ["modelage", "massage"], ["pose", "poser"], ["depose", "enlever", "retirer"], ["remplissage", "remplissages"],
        ["revision", "entretien"], ["reparation", "reparer"], ["crevaison", "pneu creve", "chambre a air"], ["sterilisation", "steriliser"], ["castration", "castrer"], ["toilettage", "toiletter"], ["bilan", "premier bilan"],
        ["ongles", "ongle"], ["mains", "main"], ["pieds", "pied"], ["cheveux", "tete"], ["homme", "monsieur"], ["femme", "dame"], ["enfant", "petit", "petite"], ["dos", "du dos"],
    ];

    /// <summary>Words that alone tell no service apart: "j'ai une ordonnance" asks for no renewal.</summary>
    public static readonly FrozenSet<string> Weak = FrozenSet.ToFrozenSet(
        ["pour", "mon", "ma", "me", "sur", "avec", "chez", "faire", "un", "une", "par", "sans", "deux", "ordonnance", "patient", "patiente", "nouveau", "nouvelle", "premier", "premiere", "medical", "medicale", "docteur", "medecin", "rendez", "vou", "soin", "sport", "maladie", "pose", "service", "simple", "classique", "complet", "complete", "main", "femme", "homme", "enfant", "dame", "visite", "express", "corps", "poser", "enlever", "retirer", "tete", "entretien", "consulter"]);

    /// <summary>For whom, as it is said, and as services call it.</summary>
    public static readonly IReadOnlyList<(string Said, IReadOnlyList<string> Called)> Whom =
    [
        (@"pour (?:mon|notre|le) (?:petit )?(?:fils|garcon|gamin|petit|neveu|bebe|petit fils)|pour (?:ma|notre|la) (?:petite )?(?:fille|niece|gamine|petite|petite fille)|pour (?:mes|les|deux) (?:enfants|petits|garcons|filles)|pour un enfant|(?:il|elle) a (?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|\d) ans", ["enfant", "garcon", "fille", "junior", "bebe", "petit"]),
        (@"pour (?:mon|un|notre) (?:mari|copain|homme|pere|frere|ami|compagnon|monsieur|papa|conjoint)|je suis un homme", ["homme", "monsieur", "masculin", "masculine", "messieurs"]),
        (@"pour (?:ma|une|notre) (?:femme|copine|mere|soeur|amie|compagne|maman|epouse|dame|belle mere|grand mere)|je suis une femme", ["femme", "dame", "feminin", "feminine", "dames"]),
    ];

    /// <summary>Someone is to be seen and it is not said for what: what a practice calls a plain visit.</summary>
    public const string AnyVisit = @"(?:voir|consulter|vu par|vue par|examine par)(?: \w+){0,3} (?:quelqu un|un (?:medecin|docteur|veto|veterinaire|generaliste|osteo\w*)|le (?:medecin|docteur|veto|veterinaire)|la (?:doctoresse|veterinaire))|voir (?:quelqu un|le docteur|le medecin)|(?:j ai|il a|elle a|a|ai)(?: toujours| encore| tres)* (?:mal (?:au|a la|aux|a l|partout|derriere)|de la fievre|des (?:boutons|douleurs|vertiges|maux)|une (?:douleur|toux|bronchite|angine|otite|grippe)|un (?:rhume|torticolis|lumbago))|(?:je|il|elle) (?:suis|est) (?:tres |un peu )?(?:malade|fatiguee?|enrhumee?|bloquee?)|(?:je|il|elle) (?:tousse|vomit|boite|se gratte|ne mange (?:plus|pas)|mange plus)";

    /// <summary>What a practice calls a plain visit, the best first.</summary>
    public static readonly IReadOnlyList<string> PlainVisit = ["consultation", "consultation generale", "consultation classique", "visite", "seance", "rendez vous"];
}
