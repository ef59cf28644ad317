namespace Kalliky.Application.Billing;

/// <summary>The countries of the European Union, by ISO 3166-1: where a business that pays for a store in France may sit.</summary>
public static class Countries
{
    public static readonly IReadOnlyList<string> OfTheUnion =
    [
        "FR", "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
    ];
}
