using Kalliky.Domain.Shared;

namespace Kalliky.Application.Shared;

/// <summary>A telephone number as people write it: 06 39 98 01 22, 06.39.98.01.22, +33 6 39 98 01 22, 0033….</summary>
public static class WrittenNumber
{
    /// <summary>Null when it is not a whole number; ten digits that begin with 0 are French.</summary>
    public static PhoneNumber? Read(string text)
    {
        if (text.Any(c => !char.IsAsciiDigit(c) && !" .-/()+\u00a0\u202f".Contains(c, StringComparison.Ordinal)))
            return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var e164 = text.TrimStart().StartsWith('+') ? Abroad(digits)
            : digits.StartsWith("00", StringComparison.Ordinal) ? Abroad(digits[2..])
            : digits.Length == 10 && digits[0] == '0' && digits[1] != '0' ? $"+33{digits[1..]}"
            : null;
        return PhoneNumber.TryParse(e164, out var number) ? number : null;
    }

    /// <summary>What is wrong with it, in a sentence; null when it can be read.</summary>
    public static string? Problem(string text)
    {
        if (Read(text) is not null)
            return null;
        var digits = text.Count(char.IsAsciiDigit);
        return digits == 10 || text.TrimStart().StartsWith('+') || digits == 0
            ? "Ce n’est pas un numéro de téléphone. Par exemple 06 39 98 01 00."
            : $"Ce numéro a {digits} chiffres, il en faut 10. Par exemple 06 39 98 01 00.";
    }

    // +33 (0)6 … is how many write it.
    private static string Abroad(string digits) => digits.StartsWith("330", StringComparison.Ordinal) ? $"+33{digits[3..]}" : $"+{digits}";
}
