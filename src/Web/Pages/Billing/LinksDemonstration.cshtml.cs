using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Domain.Billing;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Billing;

/// <summary>Stands for a collector's forms where no real one is: the business is accepted, or stopped.</summary>
public sealed class LinksDemonstrationModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    [Needs(Permission.SettlePayouts)]
    public async Task<IActionResult> OnGet() => (await Ask(new ShowPaymentLinks(Here.Id)))?.IsDemonstration == true ? Page() : NotFound();

    [Needs(Permission.SettlePayouts)]
    public async Task<IActionResult> OnPost(PayoutStanding standing) =>
        Enum.IsDefined(standing) && await Ask(new MoveLocalPayouts(standing)) ? Redirect(Here.To("facturation/liens?retour=true")) : NotFound();
}
