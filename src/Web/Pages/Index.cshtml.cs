using Kalliky.Application.Businesses;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kalliky.Web.Pages;

/// <summary>The front door leads to the day of the store one saw last, else of the first; without any, to one's account.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>The cookie that remembers the store; set by <see cref="Shared.StoreGate"/>.</summary>
    public const string LastStore = "etablissement";

    public async Task<IActionResult> OnGet()
    {
        var shell = Request.Cookies[LastStore] is { Length: > 0 and < 100 } key ? await mediator.Send(new ShowShell(key)) : null;
        if (shell is null or { StoreClosedAt: not null })
            shell = await mediator.Send(new ShowShell(null));
        return LocalRedirect(shell is null ? "/compte" : $"/{shell.Key}/aujourdhui");
    }
}
