using System.Globalization;
using System.Text;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Billing;

/// <summary>The commissions of a month for a spreadsheet, as French ones read them: semicolons, commas in amounts, UTF-8 with its
/// mark. No cell can be taken for a formula, whatever a store is called.</summary>
public sealed class CommissionCsv
{
    private const char Between = ';';

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private readonly StringBuilder file = new();
    private readonly IStringLocalizer<Texts> words;

    public CommissionCsv(IStringLocalizer<Texts> words)
    {
        this.words = words;
        Line(Text(words["Date"]), Text(words["Établissement"]), Text(words["Commande"]), Text(words["État"]), Text(words["Base"]), Text(words["Taux"]), Text(words["Commission"]),
            Text(words["Référence de la commande"]), Text(words["Référence de l’appel"]));
    }

    public void Add(ListCommissions.Row row)
    {
        var at = row.At.InZone(DateTimeZoneProviders.Tzdb[row.TimeZone]).ToString("uuuu'-'MM'-'dd HH':'mm", CultureInfo.InvariantCulture);
        Line(
            at, Text(row.Store), row.OrderNumber.ToString(CultureInfo.InvariantCulture), Text(words[BillingWords.Of(row.Kind).Word]), Amount(row.Goods),
            (row.BasisPoints / 10_000m).ToString("0.00##", French), Amount(Counted(row)), $"ord_{row.OrderId}", $"call_{row.CallId}");
    }

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file.ToString())];

    /// <summary>A cell of words. Spreadsheets run what begins like a formula, so that is written behind an apostrophe.</summary>
    public static string Text(string words)
    {
        var flat = words.ReplaceLineEndings(" ");
        var safe = flat.TrimStart() is ['=' or '+' or '-' or '@' or '\t' or '\r' or '|' or '%' or '＝' or '＋' or '－' or '＠', ..] ? "'" + flat : flat;
        return safe.AsSpan().IndexOfAny(Between, '"') >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    // The column adds up to the month: what is taken back before it was due adds nothing, what is under way nothing yet.
    private static Money Counted(ListCommissions.Row row) => BillingWords.Counts(row.Kind) ? row.Commission : Money.Zero;

    private static string Amount(Money money) => (money.Cents / 100m).ToString("0.00", French);

    private void Line(params string[] cells) => file.AppendJoin(Between, cells).Append("\r\n");
}
