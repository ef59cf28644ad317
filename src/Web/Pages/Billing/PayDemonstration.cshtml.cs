using Kalliky.Application.Billing;
using Kalliky.Application.Tenancy;
using Kalliky.Web.Pages.Accounts;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Billing;

/// <summary>Stands for the collector's page where no real one is: whoever has the link pays, and writes no card's number anywhere.</summary>
[AllowAnonymous]
public sealed class PayDemonstrationModel(IMediator mediator, IStringLocalizer<Texts> words, IDoors doors, TenantScopes scopes) : DoorPage(mediator, words)
{
    public string Token { get; private set; } = "";

    public ShowOrderPayment.Shown? Shown { get; private set; }

    public async Task<IActionResult> OnGet(string token) => await Find(token) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPost(string token)
    {
        if (await Find(token) is not { } tenant)
            return NotFound();
        return await scopes.Send(tenant, new PayOrderLocally(Shown!.Id), HttpContext.RequestAborted) ? LocalRedirect($"/payer/{token}?retour=true") : Page();
    }

    private async Task<Guid?> Find(string token)
    {
        if (await doors.OfPaymentLink(token, HttpContext.RequestAborted) is not var (tenant, payment))
            return null;
        (Token, Shown) = (token, await scopes.Send(tenant, new ShowOrderPayment(payment), HttpContext.RequestAborted));
        return Shown is { IsDemonstration: true } ? tenant : null;
    }
}
