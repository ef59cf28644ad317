namespace Kalliky.Web.Pages.Billing;

/// <summary>The countries of the European Union in words.</summary>
internal static class CountryWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["FR"] = "France", ["AT"] = "Autriche", ["BE"] = "Belgique", ["BG"] = "Bulgarie", ["CY"] = "Chypre", ["CZ"] = "Tchéquie", ["DE"] = "Allemagne", ["DK"] = "Danemark", ["EE"] = "Estonie",
        ["ES"] = "Espagne", ["FI"] = "Finlande", ["GR"] = "Grèce", ["HR"] = "Croatie", ["HU"] = "Hongrie", ["IE"] = "Irlande", ["IT"] = "Italie", ["LT"] = "Lituanie", ["LU"] = "Luxembourg",
        ["LV"] = "Lettonie", ["MT"] = "Malte", ["NL"] = "Pays-Bas", ["PL"] = "Pologne", ["PT"] = "Portugal", ["RO"] = "Roumanie", ["SE"] = "Suède", ["SI"] = "Slovénie", ["SK"] = "Slovaquie",
    };

    public static string Of(string country) => Words[country];
}
