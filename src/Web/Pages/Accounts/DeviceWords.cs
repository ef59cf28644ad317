namespace Kalliky.Web.Pages.Accounts;

/// <summary>A device by what its browser says: enough to recognise one's own.</summary>
internal static class DeviceWords
{
    public static string Of(string agent) => agent switch
    {
        _ when Has(agent, "iPhone") => "Téléphone (iPhone)",
        _ when Has(agent, "iPad") => "Tablette (iPad)",
        _ when Has(agent, "android") => Has(agent, "mobile") ? "Téléphone (Android)" : "Tablette (Android)",
        _ when Has(agent, "windows") => "Ordinateur (Windows)",
        _ when Has(agent, "macintosh") => "Ordinateur (Mac)",
        _ when Has(agent, "linux") => "Ordinateur (Linux)",
        _ => "Appareil inconnu",
    };

    private static bool Has(string agent, string word) => agent.Contains(word, StringComparison.OrdinalIgnoreCase);
}
