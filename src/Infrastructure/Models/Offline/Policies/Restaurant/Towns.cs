using Kalliky.Application.Speech.French;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Memory;
using Kalliky.Infrastructure.Models.Offline.Reading.Slots;

namespace Kalliky.Infrastructure.Models.Offline.Policies.Restaurant;

/// <summary>The town of a street that was given without one.</summary>
internal static class Towns
{
    /// <summary>The only town that the store delivers to; the one that was said before ("en livraison à Nantes"); the store's
    /// own when the caller was asked for the town and says the street again.</summary>
    public static string? Meant(Mind mind)
    {
        var towns = (mind.Sheet.Delivery?.Zones ?? []).Select(zone => zone.City).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (towns is [var only])
            return only;
        if (Said(mind) is { } said)
            return said;
        var own = towns.Find(town => Plain.Of(town) == Plain.Of(mind.Sheet.Address.City));
        return mind.Asked is Asked.City ? own : null;
    }

    private static string? Said(Mind mind)
    {
        var reader = new AddressReader(mind.Sheet);
        return mind.Earlier.Append(mind.Now).Where(turn => turn.Of<Act.Fulfil>().Any(fulfil => fulfil.Mode is FulfilmentMode.Delivery))
            .Select(turn => reader.Town(turn.Said, 0, asked: false)?.Text).LastOrDefault(town => town is not null);
    }
}
