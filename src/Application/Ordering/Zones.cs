using System.Text.RegularExpressions;
using Kalliky.Application.Catalogue;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Ordering;

namespace Kalliky.Application.Ordering;

/// <summary>Where a store delivers. Pure.</summary>
internal static partial class Zones
{
    /// <summary>The address with the zone's own spelling and, where the zone leaves no choice, what was not said; null when
    /// the store does not deliver there.</summary>
    public static DeliveryAddress? Place(Delivery delivery, DeliveryAddress address)
    {
        var zone = address.Postcode.Length > 0
            ? delivery.Zones.OrderByDescending(z => IsCity(z, address.City)).FirstOrDefault(z => z.Postcodes.Contains(address.Postcode))
            : delivery.Zones.FirstOrDefault(z => IsCity(z, address.City));
        if (zone is null)
            return null;
        return address with
        {
            City = zone.City,
            Postcode = address.Postcode.Length > 0 || zone.Postcodes.Count != 1 ? address.Postcode : zone.Postcodes[0],
        };
    }

    /// <summary>Enough is known to send a driver.</summary>
    public static bool IsComplete(DeliveryAddress? address) =>
        address is { Street.Length: > 0 } && (address.City.Length > 0 || address.Postcode.Length > 0);

    private static bool IsCity(DeliveryZone zone, string city) => city.Length > 0 && NameMatch.Same(Full(zone.City), Full(city));

    private static string Full(string city) => Saint().Replace(city, match => match.Value[1] is 't' or 'T' && match.Length > 2 && match.Value[2] is 'e' or 'E' ? "sainte " : "saint ");

    [GeneratedRegex(@"\bste?[\s.-]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Saint();
}
