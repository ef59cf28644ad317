namespace Kalliky.Domain.Billing;

/// <summary>Who sends an invoice, as it stood then.</summary>
/// <param name="LegalForm">SAS, SARL, …</param>
/// <param name="Capital">In words: 10 000 €.</param>
/// <param name="Rcs">Where it is registered: RCS Grenoble.</param>
/// <param name="OnDebits">It has chosen to owe the tax when it bills, not when it is paid.</param>
public sealed record Seller(
    string Name, string LegalForm, string Street, string Postcode, string City, string Siren, string VatNumber, string Rcs, string Capital, string? Iban, string? Email, bool OnDebits);

/// <summary>Whom an invoice is for.</summary>
/// <param name="Country">ISO 3166-1, two letters.</param>
/// <param name="Siren">Null where it has none: it is not French, or has not said.</param>
public sealed record Buyer(string Name, string Street, string Postcode, string City, string Country, string? Siren, string? VatNumber);
