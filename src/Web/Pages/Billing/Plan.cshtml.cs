using Htmx;
using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Businesses;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Billing;

/// <summary>The plan: which one do I have, what would another cost, and where does my payment stand?</summary>
public sealed class PlanModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    /// <summary>A plan that one thinks of.</summary>
    [BindProperty(SupportsGet = true, Name = "choix")]
    public string? Choice { get; set; }

    /// <summary>A payment that one comes back from. Of another business it is none.</summary>
    [BindProperty(SupportsGet = true, Name = "paiement")]
    public string? Checkout { get; set; }

    public PlanView View { get; private set; } = null!;

    [Needs(Permission.SettleBilling)]
    public async Task OnGet() => View = await Look();

    /// <summary>Where it stands, for a page that waits.</summary>
    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnGetStanding()
    {
        var view = await Look();
        if (view.IsWaiting)
            return Part("_Standing", view);

        // Known now: plan, prices and buttons change together.
        Response.Htmx(headers => headers.Redirect(To($"?paiement={view.Return?.Id}")));
        return new NoContentResult();
    }

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPostChoose(ChoiceForm form)
    {
        if (ChoiceView.Read(form.Plan) is not { } plan)
            return await Refuse(Plan.Free, Words["Choisissez l’un des trois plans."]);
        return await Ask(new ChoosePlan(plan, Here.Key) { At = form.Reckoned }) switch
        {
            ChoosePlan.ToPay { Address: var address, Checkout: var id } => Leave(address, To($"?paiement={id}")),
            ChoosePlan.Changed => Say(Words["C’est fait : vous avez le plan {0}.", BillingWords.Of(plan)]),
            ChoosePlan.Planned { At: var at } => Say(Words["C’est noté : plan {0} à partir du {1}. D’ici là, rien ne change.", BillingWords.Of(plan), Day(at)]),
            ChoosePlan.Stays => Say(Words["C’est noté : vous gardez le plan {0}.", BillingWords.Of(plan)]),
            ChoosePlan.JustPaid => Say(Words["Un paiement vient d’arriver : nous le vérifions."]),
            ChoosePlan.TooManyStores many => await Refuse(plan, BillingWords.TooMany(many.Open, many.Allowed, Words)),
            ChoosePlan.PriceIsOld => await Refuse(plan, Words["Le temps a passé et le prix a changé : voici celui de maintenant. Rien n’a été débité."]),
            ChoosePlan.NotSold => await Refuse(plan, Words[BillingWords.NotSold]),
            ChoosePlan.NotPaid { Why: var why } => await Refuse(plan, Words[BillingWords.Of(why)]),
            _ => Say(Words["Vous avez déjà le plan {0}.", BillingWords.Of(plan)]),
        };
    }

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPostDrop(Guid id) => await Ask(new DropCheckout(id)) switch
    {
        DropCheckout.Dropped => Say(Words["Paiement abandonné. Rien n’a été débité."]),
        DropCheckout.Paid => Say(Words["Un paiement vient d’arriver : nous le vérifions."]),
        DropCheckout.NotClosed { Why: var why } => Say(Words[BillingWords.Of(why)]),
        _ => Say(Words["Ce paiement n’est plus ouvert."]),
    };

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPostPortal()
    {
        switch (await Ask(new OpenPortal(Here.Key)))
        {
            case OpenPortal.Opened { Address: var address }:
                TempData["portal"] = address.ToString();
                return Leave(address.ToString(), To(""));
            case OpenPortal.NotOpened { Why: var why }:
                return Say(Words[BillingWords.Of(why)]);
            default:
                return Say(Words["Vous n’avez encore rien payé : il n’y a pas de carte à changer."]);
        }
    }

    private async Task<PlanView> Look()
    {
        var plans = await Ask(new ShowPlans());
        var paid = Guid.TryParse(Checkout, out var id) ? await Ask(new ShowCheckout(id)) : null;
        var choice = ChoiceView.Read(Choice) is { } plan ? new ChoiceView(plan, await Ask(new PreviewPlan(plan)), Here) : null;
        return new PlanView(plans, paid, choice, TempData["portal"] as string, Here, Now);
    }

    // A browser may not be sent to another house by a form (form-action): with script the page goes there itself, without one
    // it shows the link.
    private IActionResult Leave(string address, string without)
    {
        if (Request.IsHtmx())
        {
            TempData.Remove("portal");
            Response.Htmx(headers => headers.Redirect(address));
            return new NoContentResult();
        }

        return Redirect(address.StartsWith('/') ? address : without);
    }

    private IActionResult Say(string said)
    {
        TempData["message"] = said;
        if (!Request.IsHtmx())
            return Redirect(To(""));
        Response.Htmx(headers => headers.Redirect(To("")));
        return new NoContentResult();
    }

    private async Task<IActionResult> Refuse(Plan plan, string why)
    {
        ModelState.AddModelError("choix", why);
        return Part("_Choice", new ChoiceView(plan, await Ask(new PreviewPlan(plan)), Here), new Message(why, Failed: true), StatusCodes.Status422UnprocessableEntity);
    }

    private string Day(NodaTime.Instant at) => Written.LongDate(at.InZone(Here.Zone).Date);

    private string To(string query) => Here.To("facturation/plan" + query);
}
