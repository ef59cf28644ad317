using System.Collections.Frozen;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Slots;

/// <summary>The words of French addresses.</summary>
internal static class AddressWords
{
    public static readonly FrozenSet<string> Ways = FrozenSet.ToFrozenSet(
    [
        "rue", "avenue", "av", "boulevard", "bd", "bld", "place", "chemin", "impasse", "allee", "allees", "cours", "quai", "route", "square", "passage",
        "montee", "lotissement", "faubourg", "hameau", "esplanade", "villa", "sentier", "ruelle", "promenade", "venelle", "cite", "clos", "traverse",
        "residence", "domaine", "mail", "parvis", "rond", "zone", "lieu", "voie", "cour", "galerie", "cote", "rampe", "placette", "chaussee",
    ]);

    /// <summary>"14 bis", and what recognition writes for it.</summary>
    public static string? Suffix(string plain, bool beforeWay) => plain switch
    {
        "bis" => "bis",
        "ter" or "terre" when plain == "ter" || beforeWay => "ter",
        "quater" => "quater",
        "10" or "dix" or "dis" or "bisse" or "biss" or "bits" when beforeWay => "bis",
        "b" or "c" or "d" when beforeWay => plain.ToUpperInvariant(),
        _ => null,
    };

    /// <summary>Where the street ends and the way to the door begins.</summary>
    public static readonly FrozenSet<string> Details = FrozenSet.ToFrozenSet(
    [
        "batiment", "bat", "immeuble", "interphone", "interfone", "sonnette", "sonner", "sonnez", "digicode", "code", "etage", "appartement", "appart", "apt", "porte",
        "escalier", "hall", "entree", "rdc", "rez", "portail", "fond", "sous", "tour", "bloc", "logement", "chambre", "boite", "maison",
    ]);

    /// <summary>Words that no longer belong to an address.</summary>
    public static readonly FrozenSet<string> Ends = FrozenSet.ToFrozenSet(
    [
        "pour", "vers", "merci", "svp", "s", "je", "j", "c", "ca", "vous", "on", "il", "elle", "et", "mais", "avec", "est", "voila", "dans", "que", "qui", "si", "ok", "oui", "non", "alors",
        "enfin", "juste", "mon", "ma", "mes", "numero", "nom", "telephone", "livraison", "livrer", "possible", "euh", "hein", "donc", "chez", "pas", "derriere", "cote", "pres", "ou", "aussi",
        "quand", "toujours", "puis", "par", "attention", "normalement", "demain", "ce", "au", "bonsoir", "bonjour", "plus", "le", "rajoutez", "mettez", "faites",
    ]);

    /// <summary>Letters as recognition writes them.</summary>
    public static string Letter(string plain) => plain switch
    {
        "c" or "ses" or "ces" or "sait" or "c'est" => "C",
        "be" or "baie" => "B",
        "de" or "des" => "D",
        "heu" or "euh" => "E",
        "effe" => "F",
        "ah" => "A",
        _ => plain.Length == 1 ? plain.ToUpperInvariant() : plain,
    };
}
