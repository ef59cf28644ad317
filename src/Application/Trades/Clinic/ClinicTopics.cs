using System.Text.RegularExpressions;
using Kalliky.Application.Speech.French;

namespace Kalliky.Application.Trades.Clinic;

/// <summary>What a message to a practice is about, in words of this list and no others. None of them is an illness.</summary>
internal static class ClinicTopics
{
    private static readonly (string Topic, Regex Says)[] Known =
    [
        ("résultats d'examens", Words(@"resultats?|prise de sang|analyses?|bilan sanguin|radio|irm|scanner|echographie|test results|blood test")),
        ("ordonnance", Words(@"ordonnances?|renouvel\w*|prescription")),
        ("visite à domicile", Words(@"visite (a|au) domicile|se deplace\w*|venir a la maison|home visit")),
        ("certificat ou document", Words(@"certificats?|arret de travail|attestation|dossier medical|courrier|compte rendu|lettre")),
        ("remboursement ou facture", Words(@"rembours\w*|facture|feuille de soins|tiers payant|mutuelle|paiement|invoice")),
        ("vaccination", Words(@"vaccin\w*|rappel de vaccin|vaccine")),
        ("rendez-vous", Words(@"rendez vous|rdv|annul\w*|deplac\w*|decal\w*|creneau|appointment")),
    ];

    /// <summary>Null when it is about nothing of the list.</summary>
    public static string? Of(string words)
    {
        var plain = Plain.Of(words);
        return Array.Find(Known, known => known.Says.IsMatch(plain)).Topic;
    }

    private static Regex Words(string pattern) =>
        new($@"\b({pattern})\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
