using System.Text.RegularExpressions;

namespace Kalliky.Infrastructure.Models.Offline.Reading;

/// <summary>Yes, no, and "that is all".</summary>
internal static class Answers
{
    private static readonly Regex Agrees = Pattern.Start(
        "oui", "ouais", "ouai", "ui", "ok", "okay", "d accord", "exact", "exactement", "parfait", "c est ca", "c est bien ca", "c est bon", "c est parfait", "c est exact", "c est correct", "tout a fait", "tout a$", "absolument",
        "voila", "impeccable", "nickel", "super", "tres bien", "ca marche", "ca me va", "volontiers", "avec plaisir", "bien sur", "je confirme", "je valide", "allez y", "vas y", "si si", "entendu", "bien entendu",
        "pourquoi pas", "la c est bon", "pas de (?:souci|probleme)", "c est entendu", "ca ira tres bien", "ca (?:me )?convient", "correct", "yes", "affirmatif", "carrement", "evidemment", "certainement", "je veux bien", "s il vous plait oui", "merci oui", "tout est bon", "c est tout bon", "ca roule", "banco");

    private static readonly Regex Denies = Pattern.Start(
        "non", "nan", "nope", "pas du tout", "surtout pas", "c est pas ca", "ce n est pas (?:ca|bon|correct)", "pas vraiment", "negatif", "jamais", "pas (?:exactement|tout a fait|la peine|besoin|maintenant|aujourd'hui)", "ce n est pas ca", "c est pas bon", "ah non", "certainement pas", "c est (?:faux|une erreur)");

    private static readonly Regex NothingMore = Pattern.Of(
        "(?:c est|ce sera|ca sera|ce serait|sera|cela sera|ca fait) tout", "rien d autre", "(?:ca|cela) ira(?= (?:comme ca|merci|bien|pour|tres)|$)(?: comme ca)?", "ca (?:me |nous )?(?:suffit|suffira|va aller)", "plus rien", "j ai (?:tout|fini|termine)", "(?:non )?(?:c est bon|ca va)(?: comme ca| merci| pour moi| pour nous)", "sans facon", "pas besoin", "ca fait le compte", "tout est la", "rien de plus", "on a tout", "non merci", "c est complet", "on va s arreter la", "ce sera bon", "rien", "et (?:puis )?voila(?= merci$|$)");

    // What may still be said after "c'est tout".
    private static readonly Regex Courtesy = new("^(?: (?:merci|beaucoup|bien|s|il|vous|te|plait|pour|moi|nous|l|instant|aujourd|hui|ce|soir|madame|monsieur|au|revoir|bonne|soiree|journee|voila|hein|oui|comme|ca|donc|je|crois|pense|alors|a|commander|svp))*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex NotAll = Pattern.Of("(?:c est|ce) (?:n est )?pas tout", "tout (?:de suite|a l heure|ca|le monde)", "tout (?:annul|enlev)", "rien (?:compris|entendu|recu|a voir|dans)");

    public static bool Yes(string plain) => Agrees.IsMatch(plain);

    public static bool No(string plain) => Denies.IsMatch(plain);

    /// <summary>"That is all", and nothing after it but thanks.</summary>
    public static bool EndsWithAll(string plain) =>
        IsAll(plain) && NothingMore.Matches(plain).Any(match => Courtesy.IsMatch(plain[(match.Index + match.Length)..]));

    public static bool IsAll(string plain) => NothingMore.IsMatch(plain) && !NotAll.IsMatch(plain);
}
