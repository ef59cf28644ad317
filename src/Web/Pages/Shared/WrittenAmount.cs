using System.Globalization;

namespace Kalliky.Web.Pages.Shared;

/// <summary>An amount in euros as people write it: 12,50 or 12.50, with or without the sign.</summary>
public static class WrittenAmount
{
    /// <summary>In cents; null when it is no amount, or finer than a cent.</summary>
    public static long? Read(string? text)
    {
        var plain = text?.Replace("€", "", StringComparison.Ordinal).Replace('\u00a0', ' ').Replace(',', '.').Trim();
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros) && euros < 1_000_000m && decimal.Round(euros, 2) == euros
            ? (long)(euros * 100)
            : null;
    }
}
