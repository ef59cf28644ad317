using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Domain.Billing;
using Kalliky.Web.Pages.Shared;
using MediatR;
using NodaTime;

namespace Kalliky.Web.Api;

/// <summary>/invoices: what Kalliky billed the business, and gave back.</summary>
internal static class Invoices
{
    public const string Pdf = "application/pdf";

    public static void MapInvoices(this RouteGroupBuilder api)
    {
        var invoices = api.MapGroup("/invoices").WithTags("Billing");
        invoices.MapGet("", List).RequireScope(Scopes.BillingRead)
            .Describe("ListInvoices", "List invoices", "The invoices and credit notes of the business, the latest first, and what is left to pay of each, and how: due_by_transfer is to be transferred, the card takes the rest. Amounts of a credit note are less than nothing.")
            .TakesPage().Answers<ListJson<InvoiceJson>>(Examples.Invoices);
        invoices.MapGet("/{id}", Show).RequireScope(Scopes.BillingRead)
            .Describe("ShowInvoice", "Show an invoice", "One invoice or credit note with its lines.")
            .Answers<InvoiceJson>(Examples.Invoice).AnswersNotFound();
        invoices.MapGet("/{id}/pdf", Document).RequireScope(Scopes.BillingRead)
            .Describe("ReadInvoice", "Download an invoice", "The PDF as it was printed, with the EN 16931 XML inside it (Factur-X). It is there a moment after the invoice itself.")
            .Produces(StatusCodes.Status200OK, contentType: Pdf).AnswersNotFound();
    }

    private static async Task<IResult> List(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var asked = new Asked(http);
        var request = new ListInvoices(asked.Limit(), asked.After());
        return asked.Refusal ?? TypedResults.Ok(ListJson<InvoiceJson>.Of(await mediator.Send(request, ct), InvoiceJson.Of));
    }

    private static async Task<IResult> Show(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Invoice.TryRead(id, out var invoice) && await mediator.Send(new ShowInvoice(invoice), ct) is { } shown
            ? TypedResults.Ok(InvoiceJson.Of(shown))
            : Problems.NotFound(http, "invoice");

    private static async Task<IResult> Document(string id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        Ids.Invoice.TryRead(id, out var invoice) && await mediator.Send(new ReadInvoice(invoice), ct) is { } document
            ? TypedResults.File(document.Content, Pdf, $"{document.Number}.pdf")
            : Problems.NotFound(http, "invoice");
}

/// <summary>Amounts of lines are without tax.</summary>
/// <param name="Paid">Of the total, what is paid, kept or credited by now; null of a credit note.</param>
/// <param name="Due">What is left to pay; null of a credit note.</param>
/// <param name="DueByTransfer">Of what is left to pay, what is to be transferred; the card takes the rest. Null of a credit note.</param>
/// <param name="Refunded">Of what was paid for its plan, what went back: given back, or taken by a bank. It changes neither paid nor due: a credit note does. Null of a credit note.</param>
/// <param name="CreditsInvoiceId">The invoice that a credit note speaks of.</param>
/// <param name="ReplacesInvoiceId">The invoice in whose place this one was written, to other details; a credit note takes that one back whole.</param>
internal sealed record InvoiceJson(
    string Id, string Number, InvoiceKind Kind, string? Month, string IssuedOn, string DueOn, IReadOnlyList<InvoiceLineJson> Lines, MoneyJson Net, MoneyJson Vat, MoneyJson Total,
    MoneyJson? Paid, MoneyJson? Due, MoneyJson? DueByTransfer, MoneyJson? Refunded, DateTimeOffset? PaidAt, string? CreditsInvoiceId, string? ReplacesInvoiceId)
{
    public static InvoiceJson Of(InvoiceView invoice) => new(
        Ids.Invoice.Of(invoice.Id),
        invoice.Number,
        invoice.Kind,
        invoice.Month is { } month ? WrittenMonth.Of(month) : null,
        Day(invoice.IssuedOn),
        Day(invoice.DueOn),
        [.. invoice.Lines.Select(InvoiceLineJson.Of)],
        MoneyJson.Of(invoice.Net),
        MoneyJson.Of(invoice.Vat),
        MoneyJson.Of(invoice.Total),
        invoice.Kind == InvoiceKind.CreditNote ? null : MoneyJson.Of(invoice.Total - invoice.Left),
        invoice.Kind == InvoiceKind.CreditNote ? null : MoneyJson.Of(invoice.Left),
        invoice.Kind == InvoiceKind.CreditNote ? null : MoneyJson.Of(invoice.LeftToTransfer),
        invoice.Kind == InvoiceKind.CreditNote ? null : MoneyJson.Of(invoice.Refunded),
        invoice.PaidAt.At(BillingMonth.Zone.Id),
        invoice.Kind == InvoiceKind.CreditNote ? Ids.Invoice.Of(invoice.CreditsId) : null,
        invoice.Kind == InvoiceKind.CreditNote ? null : Ids.Invoice.Of(invoice.CreditsId));

    internal static string Day(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}

/// <summary>Of a plan its days; of minutes the seconds beyond it and their price; of commissions the orders, the goods and the rate.
/// A line of minutes below nothing gives minutes of an earlier month back, whose calls turned out to be shorter.</summary>
/// <param name="Seconds">Beyond those included; where the line names a month, as many of that month as are given back.</param>
/// <param name="Month">Of minutes that are given back, the month whose they are; null of every other line.</param>
internal sealed record InvoiceLineJson(
    InvoiceLineKind Kind, MoneyJson Amount, string? Plan, int? Days, long? Seconds, MoneyJson? PricePerMinute, string? Month, int? Orders, MoneyJson? Base, int? RateBasisPoints)
{
    public static InvoiceLineJson Of(InvoiceLine line) => new(
        line.Kind,
        MoneyJson.Of(line.Amount),
        line.Plan?.ToString().ToLowerInvariant(),
        line.Days,
        line.Seconds,
        line.PerMinute is { } price ? MoneyJson.Of(price) : null,
        line.IsOfShorterCalls() && line.From is { } month ? WrittenMonth.Of(month) : null,
        line.Count,
        line.Goods is { } goods ? MoneyJson.Of(goods) : null,
        line.BasisPoints);
}
