using System.Diagnostics.CodeAnalysis;

namespace Kalliky.Domain.Shared;

/// <summary>A telephone number in E.164 form, such as +33639980122. Never written to a log: <see cref="ToString"/> hides it.</summary>
public readonly record struct PhoneNumber
{
    private PhoneNumber(string value) => Value = value;

    public string Value { get; }

    /// <summary>Whether a text message can reach it: 06 and 07 in France, unknown and hence tried abroad.</summary>
    public bool TakesTexts => Value is not null && (!Value.StartsWith("+33", StringComparison.Ordinal) || Value.StartsWith("+336", StringComparison.Ordinal) || Value.StartsWith("+337", StringComparison.Ordinal));

    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber number)
    {
        var valid = text is { Length: >= 8 and <= 16 } && text[0] == '+' && text[1] is >= '1' and <= '9'
            && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        number = valid ? new PhoneNumber(text!) : default;
        return valid;
    }

    public static PhoneNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not an E.164 telephone number.");

    public override string ToString() => "+…";
}
