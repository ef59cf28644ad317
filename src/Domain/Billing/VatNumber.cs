using System.Globalization;
using System.Text.RegularExpressions;

namespace Kalliky.Domain.Billing;

/// <summary>A VAT number of the European Union. A French one is proven by its SIREN and its key (12 + 3 × (SIREN mod 97), mod 97);
/// of the others the form is looked at, as the Commission publishes it for VIES. Whether somebody really has it is not asked.</summary>
public static partial class VatNumber
{
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        ["AT"] = "U[0-9]{8}", ["BE"] = "[01][0-9]{9}", ["BG"] = "[0-9]{9,10}", ["CY"] = "[0-9]{8}[A-Z]", ["CZ"] = "[0-9]{8,10}", ["DE"] = "[0-9]{9}", ["DK"] = "[0-9]{8}",
        ["EE"] = "[0-9]{9}", ["EL"] = "[0-9]{9}", ["ES"] = "[A-Z0-9][0-9]{7}[A-Z0-9]", ["FI"] = "[0-9]{8}", ["HR"] = "[0-9]{11}", ["HU"] = "[0-9]{8}",
        ["IE"] = "[0-9][A-Z0-9+*][0-9]{5}[A-Z]{1,2}", ["IT"] = "[0-9]{11}", ["LT"] = "([0-9]{9}|[0-9]{12})", ["LU"] = "[0-9]{8}", ["LV"] = "[0-9]{11}", ["MT"] = "[0-9]{8}",
        ["NL"] = "[A-Z0-9+*]{12}", ["PL"] = "[0-9]{10}", ["PT"] = "[0-9]{9}", ["RO"] = "[0-9]{2,10}", ["SE"] = "[0-9]{12}", ["SI"] = "[0-9]{8}", ["SK"] = "[0-9]{10}", ["XI"] = "([0-9]{9}|[0-9]{12}|GD[0-9]{3}|HA[0-9]{3})",
    };

    /// <summary>In capitals, without what separates its parts; null when it is none.</summary>
    public static string? Read(string? text)
    {
        var number = Between().Replace(text ?? "", "").ToUpperInvariant();
        if (number.Length is < 4 or > 14)
            return null;
        var (country, rest) = (number[..2], number[2..]);
        return country == "FR"
            ? rest.Length == 11 && Siren.Read(rest[2..]) is { } siren && Fits(rest[..2], siren) ? number : null
            : Forms.TryGetValue(country, out var form) && Regex.IsMatch(rest, $"^{form}$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200)) ? number : null;
    }

    /// <summary>The number of the French company with this SIREN.</summary>
    public static string Of(string siren) => string.Create(CultureInfo.InvariantCulture, $"FR{Key(siren):00}{siren}");

    /// <summary>The SIREN in a French number; null in one of another country.</summary>
    public static string? SirenOf(string number) => number.StartsWith("FR", StringComparison.Ordinal) ? number[4..] : null;

    public static bool IsOf(string number, string siren) => number.StartsWith("FR", StringComparison.Ordinal) && number.EndsWith(siren, StringComparison.Ordinal);

    // Keys with letters are given out too; how they are made is not published.
    private static bool Fits(string key, string siren) =>
        key.All(char.IsAsciiDigit) ? int.Parse(key, CultureInfo.InvariantCulture) == Key(siren) : key.All(sign => char.IsAsciiLetterOrDigit(sign) && sign is not ('O' or 'I'));

    private static int Key(string siren) => (12 + (3 * (int.Parse(siren, CultureInfo.InvariantCulture) % 97))) % 97;

    [GeneratedRegex(@"[\s.\-]", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Between();
}
