namespace Kalliky.Application.Telephony;

/// <summary>How much may be asked for, and how much may be handed in.</summary>
public static class NumberBounds
{
    /// <summary>Chosen by one business in a month: each may ask the carrier, and people who check papers.</summary>
    public const int MostChosen = 20;

    /// <summary>Calls to test a forwarding, of one business in a day: each rings at somebody's and costs.</summary>
    public const int MostTests = 15;

    /// <summary>Of one document: 5 MB, a good photo or a scan.</summary>
    public const int MostBytes = 5_000_000;

    public const int LongestWords = 200;

    /// <summary>Shown at a time.</summary>
    public const int MostOffered = 6;

    /// <summary>Papers that a regulator asks for at most; a carrier that wants more is not believed.</summary>
    public const int MostPapers = 12;
}
