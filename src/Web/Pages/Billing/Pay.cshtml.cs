using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Application.Tenancy;
using Kalliky.Web.Pages.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace Kalliky.Web.Pages.Billing;

/// <summary>The link that a caller has received: what is to be paid, and where it stands. Whoever has the link may pay; it shows
/// nothing that names somebody. It works for the store that sent it, whoever is signed in here.</summary>
[AllowAnonymous]
public sealed class PayModel(IMediator mediator, IStringLocalizer<Texts> words, IDoors doors, TenantScopes scopes, IMoment moment) : DoorPage(mediator, words)
{
    /// <summary>One comes back from the collector.</summary>
    [BindProperty(SupportsGet = true, Name = "retour")]
    public bool IsBack { get; set; }

    public ShowOrderPayment.Shown? Shown { get; private set; }

    public PaymentTrouble? Trouble { get; private set; }

    /// <summary>The last moment, with its day where that is not today's.</summary>
    public string Until
    {
        get
        {
            var (zone, at) = (DateTimeZoneProviders.Tzdb[Shown!.TimeZone], Shown.ExpiresAt);
            var day = at.InZone(zone).Date;
            return day == moment.Now.InZone(zone).Date ? Written.Time(at, zone) : $"{Written.Date(day)} {Written.Time(at, zone)}";
        }
    }

    public async Task OnGet(string token)
    {
        if (await doors.OfPaymentLink(token, HttpContext.RequestAborted) is var (tenant, payment))
            await Look(tenant, payment);
        else
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    /// <summary>To the collector's page. A link, since a form may not lead to another house (form-action).</summary>
    public async Task<IActionResult> OnGetGo(string token)
    {
        if (await doors.OfPaymentLink(token, HttpContext.RequestAborted) is not var (tenant, payment))
            return NotFound();
        switch (await scopes.Send(tenant, new OpenOrderPayment(payment, token), HttpContext.RequestAborted))
        {
            case OpenOrderPayment.ToPay { Address: var address }:
                return Redirect(address);
            case OpenOrderPayment.NotOpened { Why: var why }:
                Trouble = why;
                break;
        }

        await Look(tenant, payment);
        return Page();
    }

    // What the collector has not told yet is asked for, so that nobody who has paid reads that they have not.
    private async Task Look(Guid tenant, Guid payment)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (IsBack)
            await Ask(tenant, payment);
        Shown = await scopes.Send(tenant, new ShowOrderPayment(payment), HttpContext.RequestAborted);
    }

    private async Task Ask(Guid tenant, Guid payment)
    {
        try
        {
            await scopes.Send(tenant, new LookAtOrderPayment(payment, IsBack: true), HttpContext.RequestAborted);
        }
        catch (PaymentException)
        {
            // The page says that it is not confirmed yet; the collector is asked again on its own.
        }
    }
}
