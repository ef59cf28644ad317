using System.Globalization;
using Kalliky.Application.Speech.French;

namespace Kalliky.Infrastructure.Models.Offline.Hearing;

/// <summary>Reduces words to what names are compared by.</summary>
internal static class Stem
{
    /// <summary>"oignons" is "oignon", "aux choux" keeps its little word.</summary>
    public static string Of(string plain) => plain.Length switch
    {
        > 3 when plain[^1] is 's' or 'x' && plain[^2] is not 's' => plain[..^1],
        _ => plain,
    };

    /// <summary>"#12" for twelve, "#150cl" for a litre and a half, "#33cl" for 33 centilitres.</summary>
    public static string Of(HeardNumber number)
    {
        var (value, unit) = number.Unit switch
        {
            "l" => (number.Value * 100, "cl"),
            "kg" => (number.Value * 1000, "g"),
            "m" => (number.Value * 100, "cm"),
            var other => (number.Value, other ?? ""),
        };
        return string.Create(CultureInfo.InvariantCulture, $"#{value:0.###}{unit}");
    }

    public static bool IsNumber(string text) => text.Length > 1 && text[0] == '#';

    public static bool IsMeasure(string text) => IsNumber(text) && char.IsLetter(text[^1]);
}
