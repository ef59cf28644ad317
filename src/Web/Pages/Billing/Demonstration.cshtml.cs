using Kalliky.Application.Accounts;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Billing;

/// <summary>Stands for the pages of a bank where no real collector is: one pays, is refused or gives up, and writes no card's number
/// anywhere.</summary>
public sealed class DemonstrationModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words)
    : StorePage(mediator, here, moment, words)
{
    [BindProperty(SupportsGet = true, Name = "session")]
    public Guid? Session { get; set; }

    public ShowLocalTill.Shown Till { get; private set; } = null!;

    public bool IsRefused { get; private set; }

    [Needs(Permission.SettleBilling)]
    public Task<IActionResult> OnGet() => Show();

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPostPay() => Session is { } session && await Ask(new PayLocally(session)) ? Back() : await Show();

    [Needs(Permission.SettleBilling)]
    public Task<IActionResult> OnPostRefuse()
    {
        IsRefused = true;
        return Show();
    }

    [Needs(Permission.SettleBilling)]
    public async Task<IActionResult> OnPostCard(bool refused) => await Ask(new RefuseLocalCard(refused)) ? RedirectToPage() : NotFound();

    private RedirectResult Back() => Redirect(Here.To($"facturation/plan?paiement={Session}"));

    private async Task<IActionResult> Show()
    {
        if (await Ask(new ShowLocalTill(Session)) is not { } till)
            return NotFound();
        Till = till;
        return Page();
    }
}
