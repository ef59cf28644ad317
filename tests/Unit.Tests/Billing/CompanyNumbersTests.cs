using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;

namespace Kalliky.Unit.Tests.Billing;

public sealed class CompanyNumbersTests
{
    [Theory]
    [InlineData("732829320", "732829320")]
    [InlineData(" 732 829 320 ", "732829320")]
    [InlineData("732\u00a0829\u202f320", "732829320")]
    [InlineData("732829321", null)]
    [InlineData("73282932", null)]
    [InlineData("7328293200", null)]
    [InlineData("73282932O", null)]
    [InlineData("٧٣٢٨٢٩٣٢٠", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_siren_is_proven_by_its_last_digit(string? text, string? siren) => Siren.Read(text).ShouldBe(siren);

    [Theory]
    [InlineData("FR44732829320", "FR44732829320")]
    [InlineData("fr 44 732 829 320", "FR44732829320")]
    [InlineData("FR45732829320", null)]
    [InlineData("FR44732829321", null)]
    [InlineData("FRK7732829320", "FRK7732829320")]
    [InlineData("FROI732829320", null)]
    [InlineData("DE123456789", "DE123456789")]
    [InlineData("DE12345678", null)]
    [InlineData("BE0123456789", "BE0123456789")]
    [InlineData("BE2123456789", null)]
    [InlineData("EL123456789", "EL123456789")]
    [InlineData("ATU12345678", "ATU12345678")]
    [InlineData("US123456789", null)]
    [InlineData("XI123456789", "XI123456789")]
    [InlineData("12345678901", null)]
    [InlineData("FR", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_french_vat_number_is_proven_and_the_others_have_their_form(string? text, string? number) => VatNumber.Read(text).ShouldBe(number);

    [Fact]
    public void The_vat_number_of_a_siren_is_read_back()
    {
        foreach (var siren in new[] { "732829320", "000000000", "999999998" })
            VatNumber.Read(VatNumber.Of(siren)).ShouldBe(VatNumber.Of(siren));
        VatNumber.IsOf("FR44732829320", "732829320").ShouldBeTrue();
        VatNumber.IsOf("DE732829320", "732829320").ShouldBeFalse();
    }

    [Fact]
    public void The_company_is_whole_or_says_what_it_lacks()
    {
        var company = new CompanyOptions();
        company.Problems(isProduction: true).Count().ShouldBe(8);
        company.Problems(isProduction: true).ShouldContain("Company__Name is not set: invoices must name the company that sends them.");
        company.Imagine();
        company.Problems(isProduction: false).ShouldBeEmpty();
        company.Problems(isProduction: true).ShouldHaveSingleItem().ShouldBe("Company__Siren is the fictional one of development: give the company's own.");
        company.Siren = "732 829 320";
        company.Problems(isProduction: true).ShouldHaveSingleItem().ShouldContain("Company__VatNumber");
        company.VatNumber = "FR 44 732829320";
        company.Problems(isProduction: true).ShouldBeEmpty();
        (company.Seller.Siren, company.Seller.VatNumber, company.Seller.Iban).ShouldBe(("732829320", "FR44732829320", null));
    }
}
