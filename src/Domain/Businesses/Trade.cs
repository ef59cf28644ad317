namespace Kalliky.Domain.Businesses;

/// <summary>The key of a trade, such as "restaurant". A word rather than a list, so that a new trade is a folder
/// and a registration. The trades that Kalliky brings are named here.</summary>
public static class Trade
{
    public const string Restaurant = "restaurant";
    public const string Salon = "salon";
    public const string Clinic = "clinic";
    public const string Retail = "retail";
}
