using System.Globalization;
using System.Text;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Kalliky.Web.Pages.Shared;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Billing;

/// <summary>The commissions of a month for a spreadsheet, as French ones read them: semicolons, commas in amounts, UTF-8 with its
/// mark.</summary>
public sealed class CommissionCsv
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private readonly StringBuilder file = new();
    private readonly IStringLocalizer<Texts> words;

    public CommissionCsv(IStringLocalizer<Texts> words)
    {
        this.words = words;
        Line(Csv.Field(words["Date"]), Csv.Field(words["Établissement"]), Csv.Field(words["Commande"]), Csv.Field(words["État"]), Csv.Field(words["Base"]), Csv.Field(words["Taux"]), Csv.Field(words["Commission"]),
            Csv.Field(words["Référence de la commande"]), Csv.Field(words["Référence de l’appel"]), Csv.Field(words["Réglé par lien"]), Csv.Field(words["TVA réglée par lien"]));
    }

    public void Add(ListCommissions.Row row)
    {
        var at = row.At.InZone(DateTimeZoneProviders.Tzdb[row.TimeZone]).ToString("uuuu'-'MM'-'dd HH':'mm", CultureInfo.InvariantCulture);
        Line(
            at, Csv.Field(row.Store), row.OrderNumber.ToString(CultureInfo.InvariantCulture), Csv.Field(words[BillingWords.Of(row.Kind).Word]), Amount(row.Goods),
            (row.BasisPoints / 10_000m).ToString("0.00##", French), Amount(Counted(row)), $"ord_{row.OrderId}", $"call_{row.CallId}",
            Amount(Settled(row, row.Commission)), Amount(Settled(row, row.Tax)));
    }

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file.ToString())];

    // The column adds up to the month: what is taken back before it was due adds nothing, what is under way nothing yet.
    private static Money Counted(ListCommissions.Row row) => BillingWords.Counts(row.Kind) ? row.Commission : Money.Zero;

    // What the invoice takes off: what was kept out of payments by link, less what was given back of it.
    private static Money Settled(ListCommissions.Row row, Money part) => row.Kind == LedgerKind.Settled ? Money.Zero - part : Money.Zero;

    private static string Amount(Money money) => (money.Cents / 100m).ToString("0.00", French);

    private void Line(params string[] cells) => file.AppendJoin(Csv.Between, cells).Append("\r\n");
}
