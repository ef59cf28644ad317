using Kalliky.Domain.Billing;

namespace Kalliky.Application.Billing;

/// <summary>Section "Company": who sends Kalliky's invoices. Empty in development, a company that is marked as fictional.</summary>
public sealed class CompanyOptions
{
    public const string Section = "Company";

    /// <summary>No company has it; the number is well formed all the same.</summary>
    public const string FictionalSiren = "000000000";

    /// <summary>More is no part of an address or a name.</summary>
    private const int Longest = 120;

    public string Name { get; set; } = "";

    public string LegalForm { get; set; } = "";

    public string Street { get; set; } = "";

    public string Postcode { get; set; } = "";

    public string City { get; set; } = "";

    public string Siren { get; set; } = "";

    public string VatNumber { get; set; } = "";

    /// <summary>Where it is registered: RCS Grenoble.</summary>
    public string Rcs { get; set; } = "";

    /// <summary>In words: 10 000 €.</summary>
    public string Capital { get; set; } = "";

    public string? Iban { get; set; }

    public string? Email { get; set; }

    /// <summary>It has chosen to owe the tax when it bills (« TVA sur les débits »).</summary>
    public bool OnDebits { get; set; }

    public bool IsEmpty => Name.Length == 0 && Siren.Length == 0;

    public Seller Seller => new(
        Name, LegalForm, Street, Postcode, City, Domain.Billing.Siren.Read(Siren) ?? "", Domain.Billing.VatNumber.Read(VatNumber) ?? "", Rcs, Capital, Filled(Iban), Filled(Email), OnDebits);

    /// <summary>For development: everything is there, and says that it is none.</summary>
    public void Imagine()
    {
        (Name, LegalForm, Street, Postcode, City) = ("Kalliky (société fictive)", "SAS", "1 rue de la Démonstration", "38000", "Grenoble");
        (Siren, VatNumber, Rcs, Capital) = (FictionalSiren, Domain.Billing.VatNumber.Of(FictionalSiren), "RCS Grenoble (fictif)", "1 €");
    }

    /// <summary>What is wrong with it, each a sentence that names the setting and the remedy.</summary>
    public IEnumerable<string> Problems(bool isProduction)
    {
        (string Name, string Value)[] wanted =
            [(nameof(Name), Name), (nameof(LegalForm), LegalForm), (nameof(Street), Street), (nameof(Postcode), Postcode), (nameof(City), City), (nameof(Rcs), Rcs), (nameof(Capital), Capital)];
        foreach (var (name, value) in wanted.Where(setting => string.IsNullOrWhiteSpace(setting.Value)))
            yield return $"{Section}__{name} is not set: invoices must name the company that sends them.";
        foreach (var (name, _) in wanted.Where(setting => setting.Value.Length > Longest))
            yield return $"{Section}__{name} is too long: {Longest} signs at most.";
        if (Domain.Billing.Siren.Read(Siren) is not { } siren)
            yield return $"{Section}__Siren is not a SIREN: give the nine digits of the company that sends the invoices.";
        else if (isProduction && siren == FictionalSiren)
            yield return $"{Section}__Siren is the fictional one of development: give the company's own.";
        else if (Domain.Billing.VatNumber.Read(VatNumber) is not { } vat || !Domain.Billing.VatNumber.IsOf(vat, siren))
            yield return $"{Section}__VatNumber is not the VAT number of that company: give FR, its key and the SIREN.";
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
