using System.Text.RegularExpressions;

namespace Kalliky.Application.Assistant;

/// <summary>How an assistant says that something is done, in plain words: lower case, no accents, one space apart.</summary>
internal static class ClaimTable
{
    // Words that may stand between the parts of a claim.
    private const string Surely = @"( (bien|donc|tout|maintenant|desormais|deja|officiellement|parfaitement|bel|ok))*";
    private const string Any2 = @"( \w+){0,2}?";
    private const string Any4 = @"( \w+){0,4}?";
    private const string IHave = @"\b(j ai|je (vous |l |les |le |la )+ai|je viens d|je viens de|nous (vous )?avons|on (vous )?a|nous venons de)" + Any2;
    private const string Text = @"(sms|texto|mail|e mail|email|courriel|lien|message de confirmation|confirmation par)";

    private static readonly Regex Ordered = Words(
        @"\bcommandes?( \w+){0,5}? (est|a|sont|vient)( \w+){0,3}? (confirmee?s?|validee?s?|enregistree?s?|passee|prise|transmise|envoyee|lancee|partie|acceptee|bouclee|finalisee|preparation|cuisine)\b"
        + @"|\bc est" + Surely + @" (commande|confirme|valide|boucle|parti en cuisine|en preparation|parti)$"
        + @"|\bc est" + Surely + @" (confirme|valide|boucle)\b"
        + "|" + IHave + @" (confirmee?r?|validee?r?|passee?r?|transmise?|transmis|transmettre|envoyee?r?|lancee?r?|enregistree?r?)( \w+){0,3}? commande\b"
        + @"|\bnumero de( votre| la)? commande est\b|\bcommande numero\b"
        + @"|\b(your|the) order( \w+){0,3}? (is|has been|was)( \w+){0,2}? (confirmed|placed|registered|sent|taken)\b");

    private static readonly Regex Ordering = Words(
        @"\b(je|nous|on)( vous)? (confirme|valide|transmets|envoie|lance|passe|enregistre|confirmons|validons|transmettons|envoyons|lancons)( \w+){0,3}? commande\b"
        + @"|\b(cuisine|equipe|chef|pizzaiolo)( \w+){0,2}? (prepare|commence|a recu|s en occupe)\b"
        + @"|\b(je|nous|on)( vous)? prepar(e|ons)( \w+){0,2}? (commande|ca|tout)\b");

    private static readonly Regex Cancelled = Words(
        @"\b(commande|reservation|table|rendez vous|rdv)" + Any4 + @" (est|a|sont)( \w+){0,3}? (annulee?s?|supprimee?s?)\b"
        + @"|\b(c est|tout est)" + Surely + @" annule\b|" + IHave + @" (tout )?annulee?r?\b");

    private static readonly Regex Cancelling = Words(
        @"\bj annule\b|\b(nous|on) (annulons|annule)\b");

    private static readonly Regex Booked = Words(
        @"\b(table|reservation|rendez vous|rdv|creneau|place|couverts|article)( \w+){0,5}? (est|sont|a)( \w+){0,3}? (reservee?s?|confirmee?s?|pris|prise|notee?s?|enregistree?s?|bloquee?s?|fixee?s?|posee?|calee?|deplacee?|decalee?|modifiee?|mis de cote)\b"
        + @"|\bc est" + Surely + @" (reserve|mis de cote|bloque)\b"
        + "|" + IHave + @" (reservee?r?|bloquee?r?|mis de cote|mettre de cote|deplacee?r?|decalee?r?)\b"
        + @"|\b(your|the) (table|appointment|booking)( \w+){0,3}? (is|has been)( \w+){0,2}? (booked|confirmed|reserved)\b");

    private static readonly Regex Booking = Words(
        @"\b(je|on|nous)( vous)? (reserve|reservons|bloque|bloquons|mets( \w+){0,3}? de cote)\b");

    private static readonly Regex Transferred = Words(
        @"\btransfert( est)? en cours\b|\bvous (etes|allez etre)( \w+)? (transferee?|redirigee?|mise? en relation|mise? en ligne)\b");

    private static readonly Regex Transferring = Words(
        @"\b(je|on|nous)( vous)? (transfere|transferons|bascule|redirige|mets en (relation|ligne|contact)|passe (quelqu|le|la|un|une|mon|ma|l|directement|tout))\b"
        + @"|\b(i am|i m|i ll|i will)( \w+){0,2}? (transfer|transferring|connecting|connect|putting|put)( \w+)? you\b");

    private static readonly Regex MessageTaken = Words(
        IHave + @" (prise?|prendre|notee?r?|transmise?|transmettre|laissee?r?|enregistree?r?)( \w+){0,3}? (message|demande|reclamation)\b"
        + @"|\b(votre|le|la) (message|demande|reclamation)( \w+){0,3}? (est|a)( \w+){0,2}? (prise?|transmise?|enregistree?|notee?|laissee?|envoyee?)\b");

    private static readonly Regex CalledBack = Words(
        @"\bvous (rappelle|rappellent|rappellera|rappelleront|rappellerons|rappellerai|recontacte|recontactent|recontactera|recontacteront|recontacterons|recontacterai)($| [^q]| q[^u])"
        + @"|\b(va|vont|vais|allons) vous (rappeler|recontacter)($| [^q]| q[^u])|\bvous serez( \w+)? (rappele|recontacte)e?\b"
        + @"|\b(call|calls|calling) you back\b");

    private static readonly Regex Texted = Words(
        @"\b" + Text + Any4 + @" (est|a|vient)( \w+){0,4}? (envoyee?|partie?|envoyer)\b"
        + "|" + IHave + @" (envoyee?r?)" + Any4 + @" " + Text + @"\b"
        + @"|\bvous (recevrez|recevez|allez recevoir|avez recu)( \w+){0,5}? " + Text + @"\b"
        + @"|\b(i ve|i have|we ve|we have) (sent|texted) you\b");

    private static readonly Regex Texting = Words(
        @"\b(je|on|nous)( vous)? (envoie|envoyons|vais envoyer|vais vous envoyer|allons vous envoyer)" + Any4 + @" " + Text + @"\b");

    private static readonly Regex NotRecorded = Words(
        @"\benregistrement( \w+){0,3}? est( \w+){0,2}? (arrete|coupe|desactive|stoppe|suspendu|efface)\b|" + IHave + @" (arrete|coupe|stoppe|desactive|efface)r?( \w+){0,2}? enregistrement\b");

    private static readonly Regex Paid = Words(
        @"\b(paiement|carte|reglement)( \w+){0,3}? (est|a)( \w+){0,2}? (acceptee?|validee?|encaissee?|debitee?)\b"
        + @"|\b(je|on|nous)( vous)? (rembourse|rembourserai|remboursera|remboursons|rembourserons)\b|\bvous (serez|etes)( \w+)? rembourse");

    private static readonly Regex Safe = Words(
        @"\b(aucun|sans|zero|pas de|pas le moindre) (risque|danger)\b|\bsans (crainte|probleme) pour (une|votre|son|l) allergi|\bgaranti(e|s|es)? sans\b|\bno risk\b");

    private static readonly Regex WithoutAllergen = Words(
        @"\b(contien(t|nent)|comporte(nt)?|y a|y en a) (pas|aucun|aucune|ni|jamais|rien)\b( \w+){0,3}? (gluten|crustaces?|crevettes?|oeufs?|poissons?|arachides?|cacahuetes?|soja|lait|lactose|noix|noisettes?|amandes?|pistaches?|cajou|fruits a coque|celeri|moutarde|sesame|sulfites?|lupin|mollusques?|moules?|allergenes?)\b");

    private static readonly Regex Results = Words(
        @"\b(resultats?|analyses?|examens?|prise de sang|bilan)( \w+){0,5}? (sont|est)( \w+){0,4}? (bons?|bonnes?|normale?s?|normaux|mauvais|mauvaises?|negati(f|ve)s?|positi(f|ve)s?|rassurante?s?|inquietante?s?)\b"
        + @"|\b(your|the) (results?|tests?)( \w+){0,3}? (is|are)( \w+)? (good|normal|bad|negative|positive|fine)\b");

    private static readonly Regex Advice = Words(
        @"\b(prenez|prendre|donnez( lui)?|donner|avaler|essayez|take|give (him|her|them))( \w+){0,3} (paracetamol|doliprane|ibuprofene|advil|nurofen|aspirine|efferalgan|dafalgan|antibiotiques?|amoxicilline|cortisone|medicaments?|ibuprofen|aspirin)\b");

    private static readonly Regex Noted = Words(
        @"\bc est" + Surely + @" (note|ajoute|enregistre|fait|modifie|change|corrige|enleve|retire|remplace|rectifie|pris en compte)\b"
        + "|" + IHave + @" (notee?r?|ajoutee?r?|rajoutee?r?|enlevee?r?|retiree?r?|modifiee?r?|remplacee?r?|corrigee?r?|rectifiee?r?)\b");

    // After the patterns: static fields are made in the order of the text.
    public static readonly IReadOnlyList<Claim> All =
    [
        new(Ordered, Ordering, "Votre commande n'est pas encore validée.", Claims.OrderConfirmed),
        new(Cancelled, Cancelling, "Je n'ai encore rien annulé.", Claims.OrderCancelled, Claims.BookingCancelled),
        new(Booked, Booking, "Rien n'est encore réservé.", Claims.Booked),
        new(Transferred, Transferring, "Je n'ai pas encore pu vous passer quelqu'un.", Claims.Transferring),
        new(MessageTaken, null, "Je n'ai pas encore pris de message.", Claims.MessageTaken),
        new(null, CalledBack, "Pour qu'on vous rappelle, je dois d'abord prendre un message.", Claims.MessageTaken),
        new(Texted, Texting, "Aucun message écrit ne vous a été envoyé.", Claims.SmsSent),
        new(NotRecorded, null, "L'enregistrement n'est pas encore arrêté.", Claims.RecordingStopped),
        new(Paid, null, "Aucun paiement ne passe par ce téléphone."),
        new(Results, null, "Les résultats ne sont jamais donnés par téléphone."),
        new(Advice, null, "Je ne peux pas donner d'avis médical."),
        new(Safe, null, "Je ne peux pas vous garantir l'absence de risque.") { Denies = true },
        new(WithoutAllergen, null, "Pour les allergènes, je dois d'abord vérifier la fiche du plat.", Claims.AllergensTold) { Denies = true },
        new(Noted, null, "Je m'en occupe tout de suite.", Claims.Noted, Claims.OrderConfirmed, Claims.MessageTaken, Claims.Booked,
            Claims.OrderCancelled, Claims.BookingCancelled, Claims.Transferring, Claims.RecordingStopped),
    ];

    // Without backtracking, whatever a model writes takes linear time.
    private static Regex Words(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
