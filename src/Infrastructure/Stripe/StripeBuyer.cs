using Kalliky.Domain.Billing;
using Stripe.Checkout;

namespace Kalliky.Infrastructure.Stripe;

/// <summary>Whom somebody has named on the page where they paid, as an invoice wants it.</summary>
internal static class StripeBuyer
{
    /// <summary>As long as the fields of our own page.</summary>
    private const int Longest = 120;

    private const string Union = "eu_vat";

    /// <returns>Null where no whole address was written, and where nothing says that a company pays: a card bears the name of a person.</returns>
    public static Buyer? Of(SessionCustomerDetails? details)
    {
        if (details?.Address is not { } address)
            return null;
        var (company, vat) = (Cut(details.BusinessName), VatNumber.Read(details.TaxIds?.FirstOrDefault(id => id.Type == Union)?.Value));
        if (company.Length == 0 && vat is null)
            return null;
        var (name, city, code) = (company.Length > 0 ? company : Cut(details.Name), Cut(address.City), Cut(address.PostalCode));
        var street = Cut(string.Join(", ", new[] { address.Line1, address.Line2 }.Where(line => !string.IsNullOrWhiteSpace(line))));
        if (new[] { name, street, code, city, address.Country ?? "" }.Any(part => part.Length == 0))
            return null;
        return new Buyer(name, street, code, city, address.Country!.ToUpperInvariant(), vat is null ? null : VatNumber.SirenOf(vat), vat);
    }

    private static string Cut(string? text)
    {
        var line = new string([.. (text ?? "").Where(sign => !char.IsControl(sign))]).Trim();
        return line.Length > Longest ? line[..Longest].Trim() : line;
    }
}
