using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;

namespace Kalliky.Application.Telephony;

/// <summary>How a French number begins. 06 and 07 are for people (Arcep, décision 2022-1583), 08 costs those who call.</summary>
public enum NumberRegion
{
    Paris,
    NorthWest,
    NorthEast,
    SouthEast,
    SouthWest,
    Anywhere,
}

public static class NumberRegions
{
    public const string Country = "FR";

    private const string CountryCode = "+33";

    /// <summary>The digit after +33.</summary>
    public static char Prefix(this NumberRegion region) => region == NumberRegion.Anywhere ? '9' : (char)('1' + (int)region);

    public static NumberKind Kind(this NumberRegion region) => region == NumberRegion.Anywhere ? NumberKind.National : NumberKind.Geographic;

    public static NumberSearch Search(this NumberRegion region) => new(Country, region.Kind(), region.Prefix());

    public static bool Includes(this NumberRegion region, PhoneNumber number) => IsFrench(number) && number.Value[CountryCode.Length] == region.Prefix();

    /// <summary>What people hear a region in, by the department of a postcode; 01 to 05 belong to no place any more.</summary>
    public static NumberRegion Near(string? postcode) => postcode is { Length: 5 }
        ? Departments.FirstOrDefault(known => known.Value.Contains(postcode[..2], StringComparer.Ordinal)).Key
        : NumberRegion.Paris;

    private static readonly Dictionary<NumberRegion, string[]> Departments = new()
    {
        [NumberRegion.Paris] = ["75", "77", "78", "91", "92", "93", "94", "95"],
        [NumberRegion.NorthWest] = ["14", "18", "22", "27", "28", "29", "35", "36", "37", "41", "44", "45", "49", "50", "53", "56", "61", "72", "76", "85"],
        [NumberRegion.NorthEast] = ["02", "08", "10", "21", "25", "39", "51", "52", "54", "55", "57", "58", "59", "60", "62", "67", "68", "70", "71", "80", "88", "89", "90"],
        [NumberRegion.SouthEast] = ["01", "03", "04", "05", "06", "07", "11", "13", "15", "20", "26", "30", "34", "38", "42", "43", "48", "63", "66", "69", "73", "74", "83", "84"],
        [NumberRegion.SouthWest] = ["09", "12", "16", "17", "19", "23", "24", "31", "32", "33", "40", "46", "47", "64", "65", "79", "81", "82", "86", "87"],
    };

    /// <summary>A number that rings at a place or at a person in France, and costs no more than that.</summary>
    public static bool IsOrdinary(PhoneNumber number) => IsFrench(number) && number.Value[CountryCode.Length] is not ('0' or '8');

    private static bool IsFrench(PhoneNumber number) => number.Value.StartsWith(CountryCode, StringComparison.Ordinal) && number.Value.Length == CountryCode.Length + 9;
}
