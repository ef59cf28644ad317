using System.Globalization;
using Kalliky.Application.Billing;
using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Infrastructure.Invoices;

/// <summary>What stands beside the figures of an invoice, in its language.</summary>
internal sealed record Labels(
    string Title, string Number, string IssuedOn, string Period, string DueOn, string Credits, string For, string Words, string Amount, string Net, string Vat, string Total, string VatNumber,
    string Page, string Paid, string Collected, string GivenBack, string Due, bool English)
{
    private const char NoBreak = '\u00a0';

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static readonly CultureInfo French = MakeFrench();

    public static Labels Of(InvoiceSheet sheet) => sheet.Language == Language.English
        ? new(
            sheet.IsCredit ? "Credit note" : "Invoice", "Number", "Date", "Period", "Due by", "Credits invoice", "Billed to", "Description", "Amount without VAT", "Total without VAT", "VAT 20%",
            sheet.IsCredit ? sheet.IsReplaced ? "Total cancelled" : "Total given back" : "Total with VAT", "VAT number", "Page", "Paid by card", "Paid out of payments by link", "Credit taken off", sheet.IsCredit ? "Balance" : "Left to pay", true)
        : new(
            sheet.IsCredit ? "Avoir" : "Facture", "Numéro", "Date", "Période", "Échéance", "Sur la facture", "Facturé à", "Désignation", "Montant HT", "Total HT", $"TVA 20{NoBreak}%",
            sheet.IsCredit ? sheet.IsReplaced ? "Total annulé TTC" : "Total rendu TTC" : "Total TTC", "TVA", "Page", "Réglé par carte", "Réglé sur les paiements par lien", "Avoir déduit", sheet.IsCredit ? "Solde" : "Reste à payer", false);

    public string Money(Money money) => English ? "€" + (money.Cents / 100m).ToString("N2", British) : (money.Cents / 100m).ToString("N2", French) + NoBreak + "€";

    public static string Day(LocalDate day) => day.ToString("dd'/'MM'/'uuuu", CultureInfo.InvariantCulture);

    private static CultureInfo MakeFrench()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("fr-FR").Clone();
        culture.NumberFormat.NumberGroupSeparator = "\u202f";
        return CultureInfo.ReadOnly(culture);
    }
}
