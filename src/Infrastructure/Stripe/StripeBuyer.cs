using Kalliky.Domain.Billing;
using Stripe.Checkout;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>Whom somebody has named on the page where they paid, as an invoice wants it.</summary>
internal static class StripeBuyer
{
    /// <summary>As long as the fields of our own page.</summary>
    private const int Longest = 120;

    private const string Union = "eu_vat";

    /// <returns>Null where no whole address was written.</returns>
    public static Buyer? Of(SessionCustomerDetails? details)
    {
        if (details?.Address is not { } address)
            return null;
        var (name, city, code) = (Cut(details.BusinessName ?? details.Name), Cut(address.City), Cut(address.PostalCode));
        var street = Cut(string.Join(", ", new[] { address.Line1, address.Line2 }.Where(line => !string.IsNullOrWhiteSpace(line))));
        if (new[] { name, street, code, city, address.Country ?? "" }.Any(part => part.Length == 0))
            return null;
        var vat = VatNumber.Read(details.TaxIds?.FirstOrDefault(id => id.Type == Union)?.Value);
        return new Buyer(name, street, code, city, address.Country!.ToUpperInvariant(), vat is null ? null : VatNumber.SirenOf(vat), vat);
    }

    private static string Cut(string? text)
    {
        var line = new string([.. (text ?? "").Where(sign => !char.IsControl(sign))]).Trim();
        return line.Length > Longest ? line[..Longest].Trim() : line;
    }
}
