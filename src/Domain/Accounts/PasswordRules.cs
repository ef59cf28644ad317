namespace Kalliky.Domain.Accounts;

/// <summary>What a password must be: long, and not one that everybody tries first. No rules about kinds of signs, which only
/// make people write it down.</summary>
public static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 200;

    /// <summary>Fewer different signs than that are a key held down.</summary>
    private const int FewestSigns = 5;

    // Long enough, and still on the first page of every list of what people choose.
    private static readonly string[] Common =
    [
        "motdepasse", "password", "azerty", "qwerty", "123456", "987654", "administrateur", "bonjour", "jetaime", "loulou", "doudou", "soleil", "kalliky", "iloveyou", "letmein", "welcome",
    ];

    /// <summary>What is wrong, as a stable word; null when nothing is.</summary>
    /// <param name="about">What is known of the person and makes no password: the address, the business.</param>
    public static string? Problem(string? password, params string?[] about)
    {
        if (password is not { Length: >= Shortest })
            return "short";
        if (password.Length > Longest)
            return "long";
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < FewestSigns || IsCommon(plain))
            return "common";
        return about.Any(known => known is { Length: >= 4 } && Rest(plain, known.ToLowerInvariant()).Length < FewestSigns) ? "about" : null;
    }

    // A common word with a few signs around it is as common.
    private static bool IsCommon(string plain)
    {
        foreach (var word in Common)
            plain = plain.Replace(word, "", StringComparison.Ordinal);
        return plain.Length < FewestSigns;
    }

    private static string Rest(string plain, string known) =>
        plain.Replace(known, "", StringComparison.Ordinal).Replace(known.Split('@')[0], "", StringComparison.Ordinal);
}
