using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;
using Kalliky.Infrastructure.Invoices;
using NodaTime;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Kalliky.Unit.Tests.Billing;

/// <summary>The documents of an invoice: what the standard wants of the XML, and what is inside the PDF.</summary>
public sealed class InvoicePrinterTests
{
    private static readonly XNamespace Ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private static readonly XNamespace Udt = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";

    private static readonly InvoicePrinter Printer = new();

    [Fact]
    public void The_sums_keep_to_the_rules_of_EN_16931()
    {
        foreach (var sheet in new[] { Sheet(9_900, 1_513, 33), Sheet(9_900, -250), Credit(100, -350) })
        {
            var xml = Xml(sheet);
            var (lines, totals, tax) = (xml.Descendants(Ram + "IncludedSupplyChainTradeLineItem").ToList(), xml.Descendants(Ram + "SpecifiedTradeSettlementHeaderMonetarySummation").Single(), HeaderTax(xml));
            var net = Amount(totals, "LineTotalAmount");
            lines.Sum(line => Amount(line, "LineTotalAmount")).ShouldBe(net, "BR-CO-10");
            Amount(totals, "TaxBasisTotalAmount").ShouldBe(net, "BR-CO-13");
            Amount(totals, "GrandTotalAmount").ShouldBe(net + Amount(totals, "TaxTotalAmount"), "BR-CO-15");
            Amount(totals, "DuePayableAmount").ShouldBe(Amount(totals, "GrandTotalAmount"), "BR-CO-16");
            (Amount(tax, "BasisAmount"), Amount(tax, "CalculatedAmount")).ShouldBe((net, Math.Round(net * 0.20m, 2, MidpointRounding.AwayFromZero)), "BR-CO-17, BR-S-8");
            foreach (var line in lines)
            {
                Amount(line, "ChargeAmount").ShouldBeGreaterThanOrEqualTo(0, "BR-27");
                (Amount(line, "ChargeAmount") * Amount(line, "BilledQuantity")).ShouldBe(Amount(line, "LineTotalAmount"));
            }
        }
    }

    [Fact]
    public void The_required_fields_are_there()
    {
        var xml = Xml(Sheet(9_900));
        Text(xml, "GuidelineSpecifiedDocumentContextParameter", "ID").ShouldBe("urn:cen.eu:en16931:2017", "BR-1");
        xml.Descendants().First(element => element.Name.LocalName == "ExchangedDocument").Element(Ram + "ID")!.Value.ShouldBe("K-2026-000123", "BR-2");
        xml.Descendants(Udt + "DateTimeString").First().Value.ShouldBe("20261201", "BR-3");
        Text(xml, "ExchangedDocument", "TypeCode").ShouldBe("380", "BR-4");
        Text(xml, "ApplicableHeaderTradeSettlement", "InvoiceCurrencyCode").ShouldBe("EUR", "BR-5");
        Text(xml, "SellerTradeParty", "Name").ShouldBe("Kalliky d’essai", "BR-6");
        Text(xml, "BuyerTradeParty", "Name").ShouldBe("L’Œuf & « Fils » <SARL>", "BR-7");
        xml.Descendants(Ram + "CountryID").Select(country => country.Value).ShouldBe(["FR", "FR"], "BR-9, BR-11");
        Text(xml, "SellerTradeParty", "SpecifiedTaxRegistration").ShouldBe("FR44732829320", "BR-CO-26");
        xml.Descendants(Ram + "SpecifiedLegalOrganization").Select(id => id.Element(Ram + "ID")!.Attribute("schemeID")!.Value).ShouldBe(["0002", "0002"]);
        xml.Descendants(Ram + "DueDateDateTime").Single().Value.ShouldBe("20261231", "BR-CO-25");
        xml.Descendants(Ram + "SubjectCode").Select(code => code.Value).ShouldBe(["AAI", "AAB", "PMD", "PMT"]);
        xml.Descendants(Ram + "TaxTotalAmount").Single().Attribute("currencyID")!.Value.ShouldBe("EUR");
    }

    [Fact]
    public void A_credit_note_names_its_invoice_and_says_what_is_given_back()
    {
        var xml = Xml(Credit(-350));
        Text(xml, "ExchangedDocument", "TypeCode").ShouldBe("381");
        Text(xml, "InvoiceReferencedDocument", "IssuerAssignedID").ShouldBe("K-2026-000122");
        xml.Descendants(Ram + "DuePayableAmount").Single().Value.ShouldBe("4.20");
        xml.Descendants(Ram + "DueDateDateTime").ShouldBeEmpty();
    }

    [Fact]
    public void One_that_is_written_anew_and_what_takes_the_former_back_come_to_nothing_but_what_was_due()
    {
        var wrong = new Invoice(Guid.NewGuid(), Guid.Empty, 123, Draft([9_900, 33], null) with { Paid = new Money(11_880), IsByCard = true }, Night);
        var (note, right) = (
            Xml(InvoiceSheet.Of(new Invoice(Guid.NewGuid(), Guid.Empty, 124, InvoiceDraft.TakingBack(wrong), Night + Duration.FromDays(9)), Buyer)),
            Xml(InvoiceSheet.Of(new Invoice(Guid.NewGuid(), Guid.Empty, 125, InvoiceDraft.InPlaceOf(wrong, wrong.Seller, wrong.Buyer, wrong.Language), Night + Duration.FromDays(9)), Buyer)));

        (Text(note, "ExchangedDocument", "TypeCode"), Text(right, "ExchangedDocument", "TypeCode")).ShouldBe(("381", "380"));
        foreach (var xml in new[] { note, right })
        {
            Text(xml, "InvoiceReferencedDocument", "IssuerAssignedID").ShouldBe("K-2026-000123");
            xml.Descendants(Ram + "TotalPrepaidAmount").Single().Value.ShouldBe("118.80");
            xml.Descendants(Ram + "DuePayableAmount").Single().Value.ShouldBe("0.40");
        }

        right.Descendants(Ram + "DueDateDateTime").Single().Value.ShouldBe("20261231", "until the same day");
        right.ToString().ShouldContain("Ce qui est réglé de la facture K-2026-000123 l’est de celle-ci");
        note.ToString().ShouldContain("3 commandes remises");
    }

    [Theory]
    [InlineData(0, true, "118.80", null, "58", "FR7630006000011234567890189")]
    [InlineData(2_000, true, "98.80", "Le reste est prélevé sur votre carte avec le paiement du mois suivant.", "48", null)]
    [InlineData(2_000, false, "98.80", null, "58", "FR7630006000011234567890189")]
    [InlineData(11_880, true, "0.00", "Réglée, merci.", "48", null)]
    public void What_is_left_says_how_it_is_paid(long paid, bool byCard, string due, string? said, string means, string? iban)
    {
        var invoice = new Invoice(Guid.NewGuid(), Guid.Empty, 123, Draft([9_900], null) with { Paid = new Money(paid), IsByCard = byCard && paid > 0 }, Night);
        var xml = Xml(InvoiceSheet.Of(invoice, Buyer));
        var totals = xml.Descendants(Ram + "SpecifiedTradeSettlementHeaderMonetarySummation").Single();
        (totals.Element(Ram + "TotalPrepaidAmount") is null, totals.Element(Ram + "DuePayableAmount")!.Value).ShouldBe((paid == 0, due));
        Amount(totals, "DuePayableAmount").ShouldBe(Amount(totals, "GrandTotalAmount") - (paid / 100m), "BR-CO-16");
        var terms = xml.Descendants(Ram + "SpecifiedTradePaymentTerms").Single();
        terms.Element(Ram + "Description")?.Value.ShouldBe(said);
        (terms.Element(Ram + "Description") is null).ShouldBe(said is null);
        var how = xml.Descendants(Ram + "SpecifiedTradeSettlementPaymentMeans").Single();
        (how.Element(Ram + "TypeCode")!.Value, how.Descendants(Ram + "IBANID").SingleOrDefault()?.Value).ShouldBe((means, iban));
    }

    [Fact]
    public void A_part_that_the_card_does_not_take_is_told_with_the_account_that_it_goes_to()
    {
        var draft = Draft([5_610, 375], null);
        var invoice = new Invoice(Guid.NewGuid(), Guid.Empty, 123, draft with { Lines = [draft.Lines[0] with { IsToTransfer = true }, draft.Lines[1]], IsByCard = true }, Night);
        var xml = Xml(InvoiceSheet.Of(invoice, Buyer));

        xml.Descendants(Ram + "SpecifiedTradePaymentTerms").Single().Element(Ram + "Description")!.Value
            .ShouldBe("67,32\u00a0€ sont à régler par virement au plus tard le 31 décembre 2026 ; le reste est prélevé sur votre carte avec le paiement du mois suivant.");
        xml.Descendants(Ram + "SpecifiedTradeSettlementPaymentMeans").Single().Element(Ram + "TypeCode")!.Value.ShouldBe("58");
    }

    [Fact]
    public void The_PDF_carries_the_XML_and_says_so()
    {
        var printed = Printer.Print(Sheet(9_900, 33));
        using var document = PdfReader.Open(new MemoryStream(printed.Pdf), PdfDocumentOpenMode.Import);
        var catalogue = document.Internals.Catalog.Elements;
        var file = (PdfDictionary)catalogue.GetArray("/AF")!.Elements.GetObject(0)!;
        (file.Elements.GetString("/UF"), file.Elements.GetName("/AFRelationship")).ShouldBe(("factur-x.xml", "/Alternative"));
        var content = file.Elements.GetDictionary("/EF")!.Elements.GetDictionary("/F")!;
        content.Stream.UnfilteredValue.ShouldBe(printed.Xml);
        catalogue.GetDictionary("/Names")!.Elements.GetDictionary("/EmbeddedFiles")!.Elements.GetArray("/Names")!.Elements.GetString(0).ShouldBe("factur-x.xml");
        var metadata = Encoding.UTF8.GetString(catalogue.GetDictionary("/Metadata")!.Stream.UnfilteredValue);
        metadata.ShouldContain("<pdfaid:part>3</pdfaid:part>");
        metadata.ShouldContain("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>");
        XDocument.Parse(metadata[metadata.IndexOf("<x:", StringComparison.Ordinal)..metadata.LastIndexOf("<?", StringComparison.Ordinal)]).ShouldNotBeNull();
        catalogue.GetArray("/OutputIntents")!.Elements.Count.ShouldBe(1);
    }

    [Fact]
    public void Many_lines_take_several_pages()
    {
        using var document = PdfReader.Open(new MemoryStream(Printer.Print(Sheet([.. Enumerable.Repeat(100L, 60)])).Pdf), PdfDocumentOpenMode.Import);
        document.PageCount.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void A_name_without_an_end_still_fits()
    {
        var sheet = Sheet(9_900);
        Printer.Print(sheet with { Buyer = sheet.Buyer with { Name = new string('W', 120), Street = new string('é', 120) } }).Pdf.Length.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task Several_are_printed_at_once()
    {
        var printed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Printer.Print(Sheet(9_900)))));
        printed.Select(one => one.Pdf.Length).Distinct().Count().ShouldBe(1);
    }

    private static XDocument Xml(InvoiceSheet sheet) => XDocument.Load(new MemoryStream(Printer.Print(sheet).Xml));

    private static XElement HeaderTax(XDocument xml) => xml.Descendants(Ram + "ApplicableHeaderTradeSettlement").Single().Element(Ram + "ApplicableTradeTax")!;

    private static decimal Amount(XElement under, string name) => decimal.Parse(under.Descendants(Ram + name).Single().Value, CultureInfo.InvariantCulture);

    private static string Text(XDocument xml, string under, string name) => xml.Descendants().First(element => element.Name.LocalName == under).Descendants(Ram + name).First().Value;

    private static InvoiceSheet Sheet(params long[] amounts) => InvoiceSheet.Of(Issued(amounts, null), Buyer);

    private static InvoiceSheet Credit(params long[] amounts) => InvoiceSheet.Of(Issued(amounts, new Invoice(Guid.NewGuid(), Guid.Empty, 122, Draft([9_900], null), Night)), Buyer);

    private static Invoice Issued(long[] amounts, Invoice? credits) => new(Guid.NewGuid(), Guid.Empty, 123, Draft(amounts, credits), Night);

    private static InvoiceDraft Draft(long[] amounts, Invoice? credits) => new(
        new LocalDate(2026, 11, 1),
        [.. amounts.Select((cents, index) => index == 0 && cents > 0
            ? InvoiceLine.OfPlan(new PlanDays(new PlanPeriod(Guid.Empty, Guid.Empty, Plan.Pro, new Money(9_900), default), new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30), 30), 30, new Money(cents))
            : InvoiceLine.OfCommissions(new CommissionSum(100, 3, new Money(cents * 100), new Money(cents))))],
        new Seller("Kalliky d’essai", "SAS", "1 rue d’Essai", "38000", "Grenoble", "732829320", "FR44732829320", "RCS Grenoble", "10 000 €", "FR76 3000 6000 0112 3456 7890 189", "factures@kalliky.test", false),
        new Sealed([]), Language.French, "month:2026-11", credits);

    private static Buyer Buyer => new("L’Œuf & « Fils » <SARL>", "12 rue des Fleurs", "38000", "Grenoble", "FR", "732829320", "FR44732829320");

    private static Instant Night => new LocalDateTime(2026, 12, 1, 4, 0).InZoneStrictly(BillingMonth.Zone).ToInstant();
}
