using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>An invoice for programs: EN 16931 in the syntax of UN/CEFACT CII D16B, as Factur-X 1.0 has it in its profile of that
/// name. Each line is one piece at its amount, so that quantity times price is the line to the cent.</summary>
internal static class FacturX
{
    public const string Profile = "urn:cen.eu:en16931:2017";

    private static readonly XNamespace Rsm = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static readonly XNamespace Ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private static readonly XNamespace Udt = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
    private static readonly XNamespace Qdt = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";

    private const string Euro = "EUR";

    /// <summary>Number of the French register of companies, by ISO 6523.</summary>
    private const string SirenScheme = "0002";

    public static byte[] Of(InvoiceSheet sheet)
    {
        var document = new XDocument(new XElement(
            Rsm + "CrossIndustryInvoice",
            new XAttribute(XNamespace.Xmlns + "rsm", Rsm), new XAttribute(XNamespace.Xmlns + "ram", Ram), new XAttribute(XNamespace.Xmlns + "udt", Udt), new XAttribute(XNamespace.Xmlns + "qdt", Qdt),
            new XElement(Rsm + "ExchangedDocumentContext", Part("GuidelineSpecifiedDocumentContextParameter", Part("ID", Profile))),
            Head(sheet),
            new XElement(
                Rsm + "SupplyChainTradeTransaction",
                sheet.Lines.Select(Line),
                Part("ApplicableHeaderTradeAgreement", Seller(sheet.Seller), Buyer(sheet.Buyer)),
                Part("ApplicableHeaderTradeDelivery"),
                Settlement(sheet))));
        using var file = new MemoryStream();
        using (var writer = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
            document.Save(writer);
        return file.ToArray();
    }

    private static XElement Head(InvoiceSheet sheet) => new(
        Rsm + "ExchangedDocument",
        Part("ID", sheet.Number),
        Part("TypeCode", sheet.IsCredit ? "381" : "380"),
        Part("IssueDateTime", Day(sheet.IssuedOn)),
        sheet.Mentions.Select(mention => Part("IncludedNote", Part("Content", mention.Text), Part("SubjectCode", mention.Code))));

    // A price is never less than nothing (BR-27): what is given back is a piece less.
    private static XElement Line(SheetLine line, int index) => Part(
        "IncludedSupplyChainTradeLineItem",
        Part("AssociatedDocumentLineDocument", Part("LineID", (index + 1).ToString(CultureInfo.InvariantCulture))),
        Part("SpecifiedTradeProduct", Part("Name", line.Words), line.Detail.Length == 0 ? null : Part("Description", line.Detail)),
        Part("SpecifiedLineTradeAgreement", Part("NetPriceProductTradePrice", Part("ChargeAmount", Amount(new Money(Math.Abs(line.Amount.Cents)))))),
        Part("SpecifiedLineTradeDelivery", new XElement(Ram + "BilledQuantity", new XAttribute("unitCode", "C62"), line.Amount < Money.Zero ? "-1" : "1")),
        Part(
            "SpecifiedLineTradeSettlement",
            Part("ApplicableTradeTax", Part("TypeCode", "VAT"), Part("CategoryCode", "S"), Part("RateApplicablePercent", Rate)),
            Part("SpecifiedTradeSettlementLineMonetarySummation", Part("LineTotalAmount", Amount(line.Amount)))));

    private static XElement Seller(Seller seller) => Part(
        "SellerTradeParty",
        Part("Name", seller.Name),
        Part("Description", $"{seller.LegalForm} au capital de {seller.Capital}, {seller.Rcs}"),
        Part("SpecifiedLegalOrganization", Id(SirenScheme, seller.Siren)),
        Address(seller.Street, seller.Postcode, seller.City, "FR"),
        seller.Email is { } email ? Part("URIUniversalCommunication", new XElement(Ram + "URIID", new XAttribute("schemeID", "EM"), email)) : null,
        Part("SpecifiedTaxRegistration", Id("VA", seller.VatNumber)));

    private static XElement Buyer(Buyer buyer) => Part(
        "BuyerTradeParty",
        Part("Name", buyer.Name),
        buyer.Siren is { } siren ? Part("SpecifiedLegalOrganization", Id(SirenScheme, siren)) : null,
        Address(buyer.Street, buyer.Postcode, buyer.City, buyer.Country),
        buyer.VatNumber is { } vat ? Part("SpecifiedTaxRegistration", Id("VA", vat)) : null);

    private static XElement Settlement(InvoiceSheet sheet) => Part(
        "ApplicableHeaderTradeSettlement",
        Part("InvoiceCurrencyCode", Euro),
        Means(sheet),
        Part(
            "ApplicableTradeTax",
            Part("CalculatedAmount", Amount(sheet.Vat)), Part("TypeCode", "VAT"), Part("BasisAmount", Amount(sheet.Net)), Part("CategoryCode", "S"),
            Part("DueDateTypeCode", sheet.Seller.OnDebits ? "5" : "72"), Part("RateApplicablePercent", Rate)),
        Part("BillingSpecifiedPeriod", Part("StartDateTime", Day(sheet.From)), Part("EndDateTime", Day(sheet.To))),
        sheet.IsCredit ? null : Part("SpecifiedTradePaymentTerms", sheet.Settlement is { } settlement ? Part("Description", settlement) : null, Part("DueDateDateTime", Day(sheet.DueOn))),
        Part(
            "SpecifiedTradeSettlementHeaderMonetarySummation",
            Part("LineTotalAmount", Amount(sheet.Net)), Part("TaxBasisTotalAmount", Amount(sheet.Net)),
            new XElement(Ram + "TaxTotalAmount", new XAttribute("currencyID", Euro), Amount(sheet.Vat)),
            Part("GrandTotalAmount", Amount(sheet.Total)), sheet.Due == sheet.Total ? null : Part("TotalPrepaidAmount", Amount(sheet.Total - sheet.Due)), Part("DuePayableAmount", Amount(sheet.Due))),
        sheet.Credits is var (number, issued)
            ? Part("InvoiceReferencedDocument", Part("IssuerAssignedID", number), Part("FormattedIssueDateTime", new XElement(Qdt + "DateTimeString", new XAttribute("format", "102"), Written(issued))))
            : null);

    // Of UNTDID 4461: 58 a transfer, 48 a card.
    private static XElement? Means(InvoiceSheet sheet) => sheet switch
    {
        { IsTransfer: true, Seller.Iban: { } iban } =>
            Part("SpecifiedTradeSettlementPaymentMeans", Part("TypeCode", "58"), Part("PayeePartyCreditorFinancialAccount", Part("IBANID", iban.Replace(" ", "", StringComparison.Ordinal)))),
        { IsTransfer: false, IsCredit: false } => Part("SpecifiedTradeSettlementPaymentMeans", Part("TypeCode", "48")),
        _ => null,
    };

    private static XElement Address(string street, string postcode, string city, string country) => Part(
        "PostalTradeAddress",
        postcode.Length == 0 ? null : Part("PostcodeCode", postcode),
        street.Length == 0 ? null : Part("LineOne", street),
        city.Length == 0 ? null : Part("CityName", city),
        Part("CountryID", country));

    private static XElement Id(string scheme, string value) => new(Ram + "ID", new XAttribute("schemeID", scheme), value);

    private static XElement Day(LocalDate day) => new(Udt + "DateTimeString", new XAttribute("format", "102"), Written(day));

    private static string Written(LocalDate day) => day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);

    private static string Amount(Money money) => (money.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Rate => (Vat.BasisPoints / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static XElement Part(string name, params object?[] content) => new(Ram + name, content);
}
