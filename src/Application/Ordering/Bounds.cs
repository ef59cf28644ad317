namespace Kalliky.Application.Ordering;

/// <summary>How much may be said about an order, whoever says it.</summary>
internal static class Bounds
{
    public const int Note = 200;
    public const int Name = 80;
    public const string TooManyWords = "Au plus 20 éléments de 80 caractères.";
    public const string NoteTooLong = "La remarque tient en 200 caractères.";

    public static bool Words(IReadOnlyList<string>? words) =>
        words is null || words.Count <= 20 && words.All(word => word is { Length: >= 1 and <= 80 });
}
