namespace Kalliky.Web.Pages.Accounts;

/// <summary>What a key opens, as a merchant calls it.</summary>
internal static class ScopeWords
{
    /// <summary>Of the part before the colon.</summary>
    public static string Of(string subject) => subject switch
    {
        "orders" => "Commandes",
        "bookings" => "Rendez-vous et réservations",
        "calls" => "Appels",
        "customers" => "Clients",
        "tickets" => "Tickets",
        "products" => "Carte et articles",
        "services" => "Prestations",
        "stores" => "Établissements",
        "billing" => "Facturation",
        _ => subject,
    };

    /// <summary>Subject by subject, with what may be done there.</summary>
    public static IEnumerable<(string Subject, IReadOnlyList<string> Scopes)> BySubject(IEnumerable<string> scopes) =>
        scopes.GroupBy(scope => scope.Split(':')[0], (subject, own) => (subject, (IReadOnlyList<string>)[.. own]));

    public static bool Writes(string scope) => scope.EndsWith(":write", StringComparison.Ordinal);
}
