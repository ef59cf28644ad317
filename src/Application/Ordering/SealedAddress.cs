using System.Text.Json;
using Kalliky.Application.Shared;
using Kalliky.Domain.Ordering;
using Kalliky.Domain.Shared;

namespace Kalliky.Application.Ordering;

/// <summary>A delivery address as it lies in the database.</summary>
public static class SealedAddress
{
    public static Sealed SealAddress(this IVault vault, DeliveryAddress address) => vault.Seal(JsonSerializer.Serialize(address));

    public static DeliveryAddress? OpenAddress(this IVault vault, Sealed? address) =>
        vault.Open(address) is { } json ? JsonSerializer.Deserialize<DeliveryAddress>(json) : null;
}
