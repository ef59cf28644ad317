using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Billing;

/// <summary>May my callers pay by a link, where does the money go, and who has paid?</summary>
public sealed class LinksModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    private const string Onboarding = "onboarding";

    /// <summary>One comes back from the collector's forms.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public bool IsBack { get; set; }

    public LinksView View { get; private set; } = null!;

    [Needs(Permission.SettleBilling)]
    public async Task OnGet()
    {
        if (IsBack)
            await LookAgain();
        View = await Look();
    }

    [Needs(Permission.SettleBilling)]
    [WhileOpen]
    public async Task<IActionResult> OnPostSettle(LinksForm form)
    {
        var answer = await Ask(new SettlePaymentLinks(Here.Id, form.IsOn, form.Receipts));
        if (answer is SettlePaymentLinks.Unknown)
            return NotFound();
        if (answer is SettlePaymentLinks.Settled)
            return Part("_LinkSettings", await Look(), new Message(Words["Enregistré."]));
        ModelState.AddModelError(nameof(form.IsOn), Words["Reliez d’abord un compte d’encaissement : sans lui, l’argent n’aurait nulle part où aller."]);
        return Part("_LinkSettings", await Look() with { Form = form }, status: StatusCodes.Status422UnprocessableEntity);
    }

    [Needs(Permission.SettlePayouts)]
    public async Task<IActionResult> OnPostConnect()
    {
        switch (await Ask(new ConnectPayouts(Here.Key)))
        {
            case ConnectPayouts.Opened { Address: var address }:
                return Leave(address.ToString());
            case ConnectPayouts.NotOpened { Why: var why }:
                ModelState.AddModelError("compte", Words[BillingWords.Of(why)]);
                break;
            default:
                ModelState.AddModelError("compte", Words["Le paiement par lien n’est pas encore proposé ici. Écrivez-nous."]);
                break;
        }

        return Part("_Payouts", await Look(), status: StatusCodes.Status422UnprocessableEntity);
    }

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPostReturn(ReturnForm form)
    {
        var (said, refused) = await Return(form);
        if (refused is null)
            return Part("_LinkPayments", await Look(), new Message(said!));
        ModelState.AddModelError(nameof(form.Amount), refused);
        return Part("_LinkPayments", await Look() with { Return = form }, status: StatusCodes.Status422UnprocessableEntity);
    }

    // What is said at the end, or beside the field.
    private async Task<(string? Said, string? Refused)> Return(ReturnForm form)
    {
        if (WrittenAmount.Read(form.Amount) is not { } cents || cents is < 1 or > RefundOrder.MostCents)
            return (null, Words["Écrivez le montant à rendre, en euros. Par exemple 5,50."]);
        if (form.Reason?.Trim() is not { Length: > 0 and <= PaymentRefund.LongestReason } reason)
            return (null, Words["Dites en quelques mots pourquoi, en 200 caractères au plus."]);
        return await Ask(new ReturnPayment(form.Payment, cents, reason, form.Key ?? Token.New())) switch
        {
            ReturnPayment.Given { Amount: var amount } => (Words["C’est rendu : {0}. La banque du client les montre sous quelques jours.", Written.Amount(amount)], null),
            ReturnPayment.OnItsWay => (Words["C’est noté. Le service de paiement ne répond pas : l’argent part dès qu’il revient, sans vous."], null),
            ReturnPayment.TooMuch { Left: var left } => (null, Words["C’est plus que ce qui reste de ce paiement : {0}.", Written.Amount(left)]),
            ReturnPayment.Refused => (null, Words["Le service de paiement n’a rien rendu. Rien n’a changé : écrivez-nous."]),
            _ => (null, Words["Rien ne peut être rendu de ce paiement en ce moment."]),
        };
    }

    private async Task<LinksView> Look()
    {
        var shown = (await Ask(new ShowPaymentLinks(Here.Id)))!;
        return new LinksView(shown, LinksForm.Of(shown), TempData[Onboarding] as string, Here);
    }

    // What the collector has not told yet is asked for; when it does not answer, the page shows what was known.
    private async Task LookAgain()
    {
        try
        {
            await Ask(new LookAtPayouts(IsBack: true));
        }
        catch (PaymentException)
        {
            TempData["message"] = Words[BillingWords.Of(PaymentTrouble.NotReachable)].Value;
        }
    }

    // As for plans: a form may not lead to another house, so without script one follows a link.
    private IActionResult Leave(string address)
    {
        if (Request.IsHtmx())
        {
            Response.Htmx(headers => headers.Redirect(address));
            return new NoContentResult();
        }

        if (address.StartsWith('/'))
            return LocalRedirect(address);
        TempData[Onboarding] = address;
        return Redirect(Here.To("facturation/liens"));
    }
}
