using Kalliky.Application.Accounts;
using Kalliky.Application.Businesses;
using Kalliky.Application.Shared;
using Kalliky.Domain.Accounts;
using Kalliky.Web.Pages.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Businesses;

/// <summary>What becomes of the example that a store began with. It shows nothing: the banner of other pages sends here.</summary>
[WhileOpen]
public sealed class ExampleModel(IMediator mediator, OpenStore here, IMoment moment, IStringLocalizer<Texts> words) : StorePage(mediator, here, moment, words)
{
    private static readonly string[] Pages = ["aujourdhui", "carte", "prestations"];

    public IActionResult OnGet() => Back(null);

    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnPostClear(string? back)
    {
        await Ask(new ClearExample(Here.Id));
        TempData["message"] = Words["L’exemple est vidé : il ne reste que ce qui est à vous."].Value;
        return Back(back);
    }

    [Needs(Permission.EditCatalogue)]
    public async Task<IActionResult> OnPostKeep(string? back)
    {
        await Ask(new KeepExample(Here.Id));
        TempData["message"] = Words["C’est à vous maintenant. Vous pouvez tout changer."].Value;
        return Back(back);
    }

    // To the page that it came from, of those that show the banner.
    private LocalRedirectResult Back(string? page) => LocalRedirect(Here.To(Pages.Contains(page) ? page! : Pages[0]));
}
