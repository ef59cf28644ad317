using System.Net.Mime;
using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Billing;

/// <summary>Billing: what will I pay, and for what? For those who answer for the house.</summary>
public sealed class IndexModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    /// <summary>A year of them at once.</summary>
    private const int InvoicesShown = 12;

    [BindProperty(SupportsGet = true, Name = "mois")]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true, Name = "suite")]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "avant")]
    public string? Before { get; set; }

    public BillingView View { get; private set; } = null!;

    public PlanView Payment { get; private set; } = null!;

    [Needs(Permission.SettleBilling)]
    public async Task OnGet()
    {
        var (asked, after) = (WrittenMonth.Read(Month), WrittenPlace.Read(After));
        var usage = await Ask(new ShowUsage(asked));
        var lines = await Ask(new ListCommissions(asked, After: after));
        View = new BillingView(usage, await Ask(new SumCommissions(asked)), lines, after is not null, CapForm.Of(usage), new RefundForm { Key = Token.New() }, Here, Now)
        {
            Bill = await Ask(new ShowMonthBill(asked)),
            Invoices = await Invoices(),
        };
        Payment = new PlanView(await Ask(new ShowPlans()), null, null, null, Here, Now) { Refunds = await Ask(new ListPlanRefunds()) };
    }

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPostCap(CapForm form)
    {
        var said = await Settle(form);
        var usage = await Ask(new ShowUsage());
        return said is null
            ? Part("_Cap", new CapView(usage, form, Here), status: StatusCodes.Status422UnprocessableEntity)
            : Part("_Cap", new CapView(usage, CapForm.Of(usage), Here), said);
    }

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPostRefund(RefundForm form)
    {
        var (said, refused) = await Give(form);
        if (refused is not null)
        {
            ModelState.AddModelError(nameof(form.Amount), refused);
            var lines = await Ask(new ListCommissions(WrittenMonth.Read(Month), After: WrittenPlace.Read(After)));
            var sold = lines.Rows.Where(row => row.Kind == LedgerKind.Earned).ToList();
            return Part("_Refund", new RefundView(sold, form, Here), status: StatusCodes.Status422UnprocessableEntity);
        }

        return Anew(said!);
    }

    /// <summary>An invoice is written anew to the present details.</summary>
    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPostCorrect(Guid id) => await Ask(new CorrectInvoice(id)) switch
    {
        CorrectInvoice.Corrected done => Anew(Words["La facture {0} remplace l’ancienne, que l’avoir {1} annule. Les deux vous sont envoyés.", done.Invoice, done.CreditNote]),
        CorrectInvoice.Known => Anew(Words["Cette facture a déjà été refaite."]),
        CorrectInvoice.NothingToCorrect => Anew(Words["Cette facture porte déjà vos coordonnées d’aujourd’hui."]),
        CorrectInvoice.Credited => Anew(Words["Un avoir existe déjà sur cette facture. Écrivez-nous : nous la corrigeons avec vous."]),
        _ => NotFound(),
    };

    /// <summary>The PDF of an invoice.</summary>
    [Needs(Permission.SettleBilling)]
    public Task<IActionResult> OnGetInvoice(Guid id) => Document(id, asXml: false);

    /// <summary>The same for programs.</summary>
    [Needs(Permission.SettleBilling)]
    public Task<IActionResult> OnGetXml(Guid id) => Document(id, asXml: true);

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnGetExport()
    {
        var month = WrittenMonth.Read(Month);
        var file = new CommissionCsv(Words);
        Position? after = null;
        do
        {
            var part = await Ask(new ListCommissions(month, Limit: ListCommissions.Most, After: after));
            foreach (var row in part.Rows)
                file.Add(row);
            after = part.Next;
        }
        while (after is not null);
        Response.Headers.CacheControl = "no-store";
        var name = month is { } asked ? asked : Now.InZone(Here.Zone).Date;
        return File(file.ToBytes(), MediaTypeNames.Text.Csv + "; charset=utf-8", $"commissions-{WrittenMonth.Of(name)}.csv");
    }

    // Lines, sums and totals change together: the page is shown anew.
    private IActionResult Anew(string said)
    {
        TempData["message"] = said;
        if (!Request.IsHtmx())
            return RedirectToPage();
        Response.Htmx(headers => headers.Refresh());
        return new NoContentResult();
    }

    private async Task<InvoicesView> Invoices()
    {
        var before = WrittenPlace.Read(Before);
        var invoices = await Ask(new ListInvoices(InvoicesShown, before));
        return new InvoicesView(invoices, await Ask(new ShowBillingDetails()), before is not null, Now.InZone(BillingMonth.Zone).Date, Here)
        {
            Misaddressed = await Ask(new ListMisaddressed([.. invoices.Rows.Select(invoice => invoice.Id)])),
        };
    }

    private async Task<IActionResult> Document(Guid id, bool asXml)
    {
        if (await Ask(new ReadInvoice(id, asXml)) is not { } document)
            return NotFound();
        Response.Headers.CacheControl = "no-store";
        return File(document.Content, asXml ? MediaTypeNames.Application.Xml : MediaTypeNames.Application.Pdf, $"{document.Number}.{(asXml ? "xml" : "pdf")}");
    }

    // What is said at the top, or beside the field.
    private async Task<(string? Said, string? Refused)> Give(RefundForm form)
    {
        if (WrittenAmount.Read(form.Amount) is not { } cents || cents is < 1 or > RefundOrder.MostCents)
            return (null, Words["Écrivez le montant rendu, en euros. Par exemple 5,50."]);
        var (_, answer) = await Try(new RefundOrder(form.Order, cents, form.Key ?? ""));
        return answer switch
        {
            RefundOrder.Refunded { Commission: var back } => (Words["Noté : {0} de commission en moins.", Written.Amount(back)], null),
            RefundOrder.PaidByLink => (null, Words["Cette commande a été payée par lien. Rendez l’argent sur la page Paiement par lien : la commission suit d’elle-même."]),
            RefundOrder.Known => (Words["C’était déjà noté."], null),
            RefundOrder.TooMuch { Left: var left } => (null, Words["C’est plus que ce qui reste de cette commande : {0}.", Written.Amount(left)]),
            _ => (null, Words["Aucune commission n’est due pour cette commande."]),
        };
    }

    // Null when what was written is no cap.
    private async Task<Message?> Settle(CapForm form)
    {
        if (!form.IsAmount)
        {
            ModelState.AddModelError(nameof(form.Cap), Words["Écrivez un montant en euros. Par exemple 60,00."]);
            return null;
        }

        var (valid, answer) = await Try(new SettleCap(form.Cents));
        if (!valid)
        {
            // Said beside the field that the person filled in.
            foreach (var error in ModelState.Values.SelectMany(entry => entry.Errors).ToList())
                ModelState.AddModelError(nameof(form.Cap), error.ErrorMessage);
            return null;
        }

        return answer is SettleCap.NothingToCap
            ? new Message(Words["Votre plan n’a pas de minutes en plus : il n’y a rien à plafonner."], Failed: true)
            : new Message(Words["Plafond enregistré."]);
    }
}
