namespace Kalliky.Domain.Billing;

/// <summary>The number of a French company: nine digits whose last one proves the others (Luhn, ISO/IEC 7812-1).</summary>
public static class Siren
{
    private const int Length = 9;

    /// <summary>Its digits, however it was spaced; null when it is none.</summary>
    public static string? Read(string? text)
    {
        var digits = text?.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace("\u202f", "", StringComparison.Ordinal);
        return digits is { Length: Length } && digits.All(char.IsAsciiDigit) && IsProven(digits) ? digits : null;
    }

    private static bool IsProven(string digits)
    {
        var sum = 0;
        for (var place = 0; place < Length; place++)
        {
            var digit = (digits[^(place + 1)] - '0') * (place % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }
}
