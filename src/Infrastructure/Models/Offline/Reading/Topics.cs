using System.Text.RegularExpressions;
using Kalliky.Infrastructure.Models.Offline.Acts;

namespace Kalliky.Infrastructure.Models.Offline.Reading;

/// <summary>How callers say what is no part of an order. Tried in this order; the first one that fits is it.</summary>
internal static class Topics
{
    public static readonly IReadOnlyList<(Topic Topic, Regex Turns)> All =
    [
        (Topic.Emergency, Pattern.Of(
            @"(?:douleur|mal)(?: \w+){0,4} (?:poitrine|thorax)", @"(?:ne|n|arrive (?:pas|plus) a|du mal a) respire\w*(?: plus| pas| mal)?", @"respire (?:plus|mal)", @"(?:visage|gorge|langue|levres?|elle|il|tout) (?:qui )?gonfle\w*", @"evanoui\w*", @"appel\w* (?:le samu|les pompiers|une ambulance|les secours)", @"fait un malaise", @"perdu connaissance", @"etouffe\w*(?! de rire)",
            @"arret cardiaque", @"(?:a|fait) une? (?:crise|reaction) allergique", @"choc anaphylactique(?= en ce moment| la| maintenant)", @"inconscient\w*", @"saigne (?:beaucoup|enormement)")),
        (Topic.Advice, Pattern.Of(
            @"(?:bebe|nourrisson|nouveau ne|enfant|fils|fille|petite?|mari|femme|mere|pere|il|elle|j)(?: \w+){0,8} fievre(?: \w+){0,12} (?:que|quoi|grave|faire|fais|inquiet\w*)", @"(?:bebe|nourrisson|nouveau ne)(?: \w+){0,6} fievre", @"(?:qu est ce que je|que|quoi|qu est ce qu on) (?:dois je |dois |peux |puis je |peut )?(?:fais|faire|lui donner|prendre)(?: contre| pour| s il)?(?: \w+){0,4}$", "(?:c est|est ce(?: que c est)?) (?:bien )?(?:grave|normal|inquietant|contagieux)", @"(?:je |on )?(?:peux|peut|dois|puis je|doit)(?: \w+){0,2} (?:prendre|donner|arreter|augmenter|continuer)(?: \w+){0,3} (?:\w*cetamol|doliprane|ibuprofene|aspirine|antibiotiques?|medicaments?|traitement|comprimes?|cachets?|sirop)", "quel medicament", "(?:quelle|la bonne) dose", "conseil medical")),
        (Topic.StopRecording, Pattern.Of(
            @"(?:pas|ne|refuse|oppose|arret\w*|coup\w*|stopp\w*|desactiv\w*)(?: \w+){0,6} (?:enregistr\w+)", @"enregistr\w+(?: \w+){0,3} (?:pas|non|refuse)", @"sans (?:etre )?enregistr\w+")),
        (Topic.AreYouRobot, Pattern.Of(
            @"(?:etes|es|t es)(?: \w+){0,3} (?:un robot|une? (?:vraie|machine|ordinateur|ia|intelligence|repondeur|personne|humain\w*|etre humain))", @"(?:c est|je parle a|parle a|est ce)(?: \w+){0,3} (?:un robot|une machine|un repondeur|une ia|intelligence artificielle|un humain|une vraie personne|un ordinateur|une? automate)",
            @"(?:un robot|une machine|une ia) (?:ou|au telephone|qui)", @"(?:vous etes|etes vous|t es|tu es|es tu) (?:bien |vraiment )?(?:humaine?|reel(?:le)?|automatique|virtuel(?:le)?)", "vous etes qui", "qui etes vous", "c est qui (?:a l appareil|au telephone|la)", "c est un etre humain", @"(?:chat ?gpt|siri|alexa)", @"(?:a|avec) qui (?:je parle|ai je l honneur|est ce que je parle)", @"c est (?:enregistre|automatique|une boite vocale) (?:ou|non)")),
        (Topic.English, Pattern.Of(
            @"do you speak(?: \w+)?", @"speak english", @"(?:sorry|hello|hi) (?:i|do|can|could|is|we)", @"i(?: would|d| d|'d) like", @"i want to", @"can i (?:order|have|get|book)", @"could i (?:order|have|get|book)", @"in english(?: please)?", @"vous parlez anglais",
            @"are you open", @"i need (?:a|to)")),
        (Topic.WrongNumber, Pattern.Of(
            @"(?:trompe|erreur)(?: \w+){0,2} (?:de )?numero", @"mauvais numero", @"faux numero", @"me suis trompee?", @"je (?:suis bien )?(?:chez|au) (?:le |la )?(?:garage|dentiste|docteur|mairie|coiffeur|pharmacie|banque|ecole|veterinaire|notaire)",
            @"c est (?:bien )?(?:le|la|l) (?:garage|mairie|pharmacie|banque|ecole|veterinaire|cabinet \w+|coiffeur|dentiste|hopital|plombier|taxi|gendarmerie|police)")),
        (Topic.Spam, Pattern.Of(
            @"(?:je me permets de (?:vous )?(?:contacter|appeler)|je vous (?:contacte|appelle)|on vous appelle)(?: \w+){0,6} (?:contrat|energie|electricite|gaz|panneaux|photovolta\w+|assurance|mutuelle|fibre|site internet|referencement|terminal de paiement|terminaux|etude gratuite|publicite|caisse enregistreuse|partenariat|offre|telephonie|cpf|formation|isolation|defiscalis\w+|logiciel|placement)",
            @"(?:contrat|facture|offre|tarif) (?:d |de )?(?:energie|electricite|gaz|professionnel)", @"panneaux (?:solaires|photovolta\w+)", @"(?:etes|serait)(?: \w+){0,3} (?:interesse|gerant|responsable des achats|decisionnaire)(?: \w+){0,4} (?:offre|contrat|solution|produits)?",
            @"(?:votre|un|une) (?:referencement|visibilite) (?:sur )?(?:google|internet)", @"(?:vous|faire) (?:faites |faire )?des economies (?:sur|d)", @"(?:vous )?payez combien d electricite", @"fiche google", @"solution de (?:caisse|paiement|commande en ligne)", @"societe \w+(?: \w+){0,3} specialis\w+")),
        (Topic.Erasure, Pattern.Of(
            @"(?:supprim|effac|retir|enlev|oubli)\w*(?: \w+){0,8} (?:coordonnees|donnees|fichiers?|vos bases?|base de (?:donnees|clients?)|numero de (?:vos|votre)|informations|listings?|liste de clients?)", @"(?:supprim|effac)\w*(?: \w+){0,2} (?:mon|notre) (?:numero|adresse|nom|compte|fiche)", @"(?:rgpd|droit a l oubli|donnees personnelles|cnil)", @"(?:ne|plus) (?:\w+ ){0,3}(?:fichier|listing) client",
            @"quelles (?:donnees|informations) (?:\w+ ){0,3}sur moi", @"(?:acces|copie) (?:\w+ ){0,2}(?:a |de )?(?:mes|ces) donnees")),
        (Topic.Operational, Pattern.Of(
            @"c est (?:le|votre) (?:livreur|fournisseur|transporteur|facteur|coursier|plombier|technicien|electricien)", @"(?:livreur|transporteur) (?:\w+ ){0,4}(?:devant|en bas|a la porte)", @"je suis (?:le|votre) (?:livreur|fournisseur|technicien|transporteur)", @"j ai (?:un|une|votre) (?:colis|palette|livraison) (?:a|pour) (?:vous|livrer|deposer)",
            @"livrer (?:de )?la marchandise")),
        (Topic.Complaint, Pattern.Of(
            @"(?:il (?:me |nous |m |nous en )?manqu\w+|il y (?:a|avait) (?:une erreur|un probleme|un souci))(?: \w+){0,8} (?:commande|livraison|sac|colis|tout a l heure|hier|livree?s?)", @"(?:manqu\w+) (?:une?|la|le|les|des|deux|trois|ma|mon|mes)", @"(?:vous (?:avez|m avez) oublie)",
            @"(?:pas|n est|est|etaient?|etait|sont) (?:\w+ )?(?:froides?|froid|brulees?|brule|immangeables?|pas cuites?|crues?)(?: quand| a l arrivee| et)?", @"(?:toujours|encore) (?:rien|pas) (?:\w+ )?(?:recu|livre|arrive\w*|eu)", @"(?:pas|n est) (?:\w+ )?(?:recu|livre|arrive\w*)(?: \w+){0,4} (?:commande|pizza|repas)?", @"(?:commande|livraison|livreur)(?: \w+){0,4} (?:n est (?:toujours|pas|jamais)|toujours pas|jamais) (?:\w+ )?(?:arrive\w*|venue?|la|livree?|passe)",
            @"(?:reclamation|plainte|me plaindre|remboursement|(?:me |nous )?rembours(?:er|ez|iez)|pas content\w*|mecontent\w*|inadmissible|scandaleux|honteux|pas normal|intoxi\w+|malades?(?: \w+){0,4} (?:mange|vos|votre|chez))", @"(?:ca fait|j attends depuis|on attend depuis|attend\w* depuis)(?: \w+){0,6} (?:heures?|minutes?|j attends|qu on attend|que j attends)",
            @"(?:trompe\w*|erreur) (?:de|dans|sur|ma|la|dans ma|sur ma) (?:\w+ )?(?:commande|pizza|plat|addition|livraison)", @"(?:recu|eu|livre|donne)(?: \w+){0,5} (?:au lieu|a la place) (?:de|du|d)(?: \w+){0,4}", @"c (?:etait|est) (?:vraiment )?(?:pas bon|degueulasse|infect|mauvais)")),
        (Topic.LostProperty, Pattern.Of(
            @"(?:ai|a|avons|aurais|aurait|avoir) (?:du |peut etre |surement |certainement )?(?:oublie|perdu|laisse|egare)r?e?s?(?! (?:de|d|a|mon rendez vous|ma carte vitale)\b)(?: \w+){0,8} (?:chez vous|votre (?:magasin|boutique|salon|cabinet|restaurant|salle)|(?:dans|sur|sous) (?:la|le|l|une?|votre|vos) (?:cabine|salle|table|chaise|terrasse|magasin|boutique|salon|restaurant|vestiaire|banquette|fauteuil))",
            @"objets? (?:trouves?|perdus?)", @"(?:avez|auriez|a|aurait)(?: \w+){0,3} (?:trouve|retrouve|ramasse)(?:e|s|es)?(?: (?:un|une|mon|ma|mes|des)\b| chez vous|$)")),
        (Topic.CancelAll, Pattern.Of(
            @"annul(?:ez|er|e|es|ons)(?: \w+){0,2} (?:tout|toute|commande|l ensemble)", @"annul(?:ez|er|e) la$", @"(?:je|on) (?:voudrais|veux|souhaite|prefere|va|vais|dois|souhaiterais) (?:tout )?annuler(?: tout)?(?: (?:la|ma) commande)?$", @"(?:je|j|on) annule(?: tout)?$", @"^(?:\w+ ){0,4}annul(?:ez|er|e)$",
            @"(?:laissez|laisse|on laisse) tomber(?: (?:la commande|tout|merci|au revoir))?$", @"(?:je|on) (?:ne )?(?:veux|veut|prends|prend|commande) (?:finalement )?(?:plus rien|rien du tout|rien finalement|plus commander)", @"(?:finalement )?(?:je|on) (?:ne )?(?:commande|prend|prends) pas$", @"oubliez (?:tout|la commande|ma commande)")),
        (Topic.Human, Pattern.Of(
            @"(?:pass\w*|transfer\w*|mett\w* en (?:relation|contact)|joindre|avoir)(?: \w+){0,4} (?:quelqu un|une? (?:vraie )?personne|un humain|un conseiller|un etre humain|un collegue|le patron|la patronne|le gerant|la gerante|le responsable|la responsable|le chef|le restaurant|un responsable|un vendeur|une vendeuse|l equipe)",
            @"(?:parler|discuter|causer)(?: \w+){0,4} (?:a|avec) (?:quelqu un|une? (?:vraie )?personne|un humain|un etre humain|le patron|la patronne|le gerant|la gerante|le responsable|un responsable|le chef|qqn|monsieur \w+|madame \w+|le restaurant|un vrai \w+)", @"(?:un|une) (?:vraie personne|humain|humaine|conseiller)(?: s il)?",
            @"je (?:ne )?(?:veux|parle) pas (?:parler )?(?:a|avec) (?:une machine|un robot|un automate)", @"(?:le patron|la patronne|le gerant|le responsable) (?:est|s il|svp|la)", @"pass\w* (?:le|la|moi) (?:patron|patronne|chef|gerant|responsable|cuisine)")),
        (Topic.CallBack, Pattern.Of(@"(?:me|nous|m|de me|de nous) (?:rappel\w+|recontact\w+)", @"(?:qu (?:il|elle|on)|que (?:quelqu un|le patron|monsieur|madame)(?: \w+)?) (?:me|nous) (?:rappel\w+|recontact\w+)", @"rappelez (?:moi|nous)", @"etre rappelee?s?")),
        (Topic.LeaveMessage, Pattern.Of(@"(?:laisser|prendre|transmettre|passer|noter)(?: \w+){0,2} (?:un |le )?message", @"dites (?:lui|leur)", @"(?:pouvez vous|vous pouvez|pourriez vous) (?:lui )?(?:dire|transmettre|prevenir)", @"prevenez (?:le|la|l|les|monsieur|madame)",
            @"(?:devis|privatis\w+|traiteur|evenement|mariage|recrut\w+|candidature|stage|embauch\w+|facture(?! d))")),
        (Topic.Reservation, Pattern.Of(@"reserv(?:er|e|ez|ation|ations|ons)", @"(?:une |la |de |ma |notre )?table (?:pour|de|a|en|demain|ce|samedi|dimanche|vendredi)", @"(?:de la |une |des )places?(?: \w+){0,4} (?:pour|samedi|dimanche|demain|ce soir)", @"on (?:serait|sera|serons|est|sommes) (?:\w+ ){0,2}(?:personnes|couverts|adultes)",
            @"couverts (?:pour|a|ce|demain|samedi)", @"(?:pour )?(?:manger|diner|dejeuner) (?:sur place|chez vous|en terrasse|au restaurant)(?: ce| demain| a)")),
        (Topic.Hold, Pattern.Of(@"(?:attendez|attends|patientez|donnez moi|laissez moi|une?|juste|deux|2|1|quittez)(?: juste)?(?: une?| deux| 2| quelques| pas)? (?:secondes?|instants?|minutes?|moments?)(?! de cuisson)", @"ne quittez pas", @"(?:attendez|attends)$", @"(?:attendez|attends) (?:je|que je|j) (?:\w+ )?(?:demande|regarde|reflechis|vois|verifie|cherche|vais voir|lui demande)",
            @"je (?:demande|regarde|reflechis|verifie)(?: a \w+ \w+)?$", @"(?:je|on) (?:reflechi\w*|regarde) (?:encore )?(?:une?|deux) \w+")),
        (Topic.Repeat, Pattern.Of(@"(?:vous pouvez |pouvez vous |tu peux |peux tu )?(?:repet\w+|redire|redites)(?: s il)?", @"(?:j ai |je n ai |j |je )(?:pas |rien )(?:compris|entendu|capte|bien entendu|bien compris)", @"(?:vous avez dit|vous dites|tu dis|vous disiez) (?:quoi|combien|comment)", @"^(?:comment|pardon|hein|quoi|plait il|s il vous plait)$", @"je (?:vous |t )?entends (?:mal|pas)", @"vous pouvez parler plus (?:fort|lentement)")),
        (Topic.Goodbye, Pattern.Of(@"au revoir", @"aurevoir", @"bonne (?:soiree|journee|fin de journee|nuit|continuation|apres midi)", @"a (?:tout a l heure|bientot|plus tard|plus|toute|tout de suite)$", @"(?:allez )?(?:salut|ciao|bye)$", @"^(?:merci )?a (?:demain|ce soir)$")),
        (Topic.Thanks, Pattern.Of("merci", "je vous remercie", "super", "c est gentil")),
        (Topic.Greeting, Pattern.Of("bonjour", "bonsoir", "allo", "salut")),
    ];

    /// <summary>All topics said, in order of precedence.</summary>
    public static IReadOnlyList<Topic> In(string plain) => [.. All.Where(row => row.Turns.IsMatch(plain)).Select(row => row.Topic)];

    public static bool Says(this string plain, Topic topic) => All.First(row => row.Topic == topic).Turns.IsMatch(plain);
}
