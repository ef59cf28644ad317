namespace Kalliky.Browser.Tests;

/// <summary>Every page that people see, by the name of its screenshot.</summary>
internal static class Pages
{
    public static readonly IReadOnlyList<(string Name, string Path)> Public = [("connexion", "/connexion"), ("inscription", "/inscription"), ("inscription-lien", "/inscription/x"), ("mot-de-passe", "/mot-de-passe"), ("mot-de-passe-lien", "/mot-de-passe/x"), ("invitation-lien", "/invitation/x"), ("introuvable", "/rien-ici/du-tout"), ("boite-envoi", "/dev/outbox")];

    public static IReadOnlyList<(string Name, string Path)> Of(string store, Evening? evening = null) =>
    [
        ("aujourdhui", $"/{store}/aujourdhui"),
        ("commandes", $"/{store}/commandes"),
        ("cuisine", $"/{store}/cuisine"),
        ("appels", $"/{store}/appels"),
        ("en-direct", $"/{store}/en-direct"),
        ("carte", $"/{store}/carte"),
        ("assistant", $"/{store}/assistant"),
        ("horaires", $"/{store}/horaires"),
        ("equipe", $"/{store}/equipe"),
        ("prestations", $"/{store}/prestations"),
        ("reservations", $"/{store}/reservations"),
        ("agenda", $"/{store}/agenda"),
        ("mis-de-cote", $"/{store}/mis-de-cote"),
        ("tickets", $"/{store}/tickets"),
        ("ticket-nouveau", $"/{store}/tickets/nouveau"),
        ("clients", $"/{store}/clients"),
        ("messages", $"/{store}/messages"),
        ("messages-echecs", $"/{store}/messages?etat=echecs"),
        ("facturation", $"/{store}/facturation"),
        ("facturation-coordonnees", $"/{store}/facturation/coordonnees"),
        ("facturation-vide", $"/{store}/facturation?mois=2026-01"),
        ("plan", $"/{store}/facturation/plan"),
        ("plan-trop-petit", $"/{store}/facturation/plan?choix=pro"),
        ("plan-choix", $"/{store}/facturation/plan?choix=enterprise"),
        ("paiement-demonstration", $"/{store}/facturation/demonstration"),
        ("liens", $"/{store}/facturation/liens"),
        ("liens-demonstration", $"/{store}/facturation/liens/demonstration"),
        ("erreurs", $"/{store}/assistant/erreurs"),
        ("numeros", $"/{store}/numeros"),
        ("numeros-choix", $"/{store}/numeros?region=paris"),
        ("numeros-mobile", $"/{store}/numeros?ligne=mobile"),
        ("acces", $"/{store}/acces"),
        ("developpeurs", $"/{store}/developpeurs"),
        ("fermeture", $"/{store}/fermeture"),
        ("journal", $"/{store}/journal"),
        ("bienvenue", $"/{store}/bienvenue"),
        ("import", $"/{store}/carte/import"),
        ("etablissement-fermeture", $"/{store}/etablissements/fermeture"),
        ("etablissement-nouveau", $"/{store}/etablissements/nouveau"),
        ("compte", "/compte"),
        .. evening is null ? Array.Empty<(string, string)>() : Told(store, evening),
    ];

    private static (string, string)[] Told(string store, Evening evening) =>
    [
        ("appel", $"/{store}/appels/{evening.Told}"),
        ("appel-en-cours", $"/{store}/appels/{evening.Live}"),
        ("erreur", $"/{store}/appels/{evening.Told}/erreur"),
        ("ticket", $"/{store}/tickets/{evening.Ticket}"),
        ("client", $"/{store}/clients/{evening.Known}"),
        ("payer", $"/payer/{evening.Link}"),
        ("payer-demonstration", $"/payer/{evening.Link}/demonstration"),
        ("import-relecture", $"/{store}/carte/import/{evening.Import}"),
        ("client-fusion", $"/{store}/clients/{evening.Known}?autre={evening.Namesake}"),
    ];

    /// <summary>Those of a store that gives appointments.</summary>
    public static IReadOnlyList<(string Name, string Path)> OfDiary(string store) =>
    [
        ("agenda", $"/{store}/agenda?jour=2026-11-28"),
        ("agenda-semaine", $"/{store}/agenda?jour=2026-11-28&vue=semaine"),
        ("agenda-liste", $"/{store}/agenda?jour=2026-11-27&vue=liste"),
        ("prestations", $"/{store}/prestations"),
        ("equipe", $"/{store}/equipe"),
        ("horaires", $"/{store}/horaires"),
        ("aujourdhui-salon", $"/{store}/aujourdhui"),
        ("agenda-cabinet", "/cabinet-marchand/agenda?jour=2026-11-28"),
        ("reservations", "/pizza-mario/reservations?jour=2026-11-27&service=soir"),
        ("mis-de-cote", "/librairie-du-parc/mis-de-cote"),
    ];
}
