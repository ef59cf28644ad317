namespace Kalliky.Domain.Businesses;

/// <summary>Whether a store's orders may be paid by a link that the caller receives.</summary>
/// <param name="IsOn">The merchant has switched it on; a link leaves only while the business's account can take money.</param>
/// <param name="Receipts">Whoever has paid reads so, by text message and by e-mail where an address is known.</param>
public sealed record PaymentLinkSettings(bool IsOn = false, bool Receipts = true)
{
    public static readonly PaymentLinkSettings Default = new();
}
