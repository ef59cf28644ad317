namespace Kalliky.Application.Catalogue.Imports;

/// <summary>How much a menu may be, before and after it is unfolded.</summary>
public static class ImportBounds
{
    /// <summary>10 MB: a photo of a good telephone.</summary>
    public const int MostBytes = 10_000_000;

    public const int MostPages = 40;

    public const int MostCharacters = 200_000;

    public const int MostLines = 600;

    public const int LongestName = 80;

    /// <summary>In cents, as <see cref="AddProduct"/> takes it.</summary>
    public const long Dearest = 100_000;

    /// <summary>Under way in one store at a time: whoever has more forgot them.</summary>
    public const int MostOpen = 5;

    /// <summary>Of one business in a day; each may ask a model for minutes.</summary>
    public const int MostADay = 30;
}
