using Kalliky.Application.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Leaves; only by a form, so that no link can do it.</summary>
public sealed class SignOutModel(ISignIns signIns) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPost()
    {
        await signIns.Leave();
        return LocalRedirect("/connexion");
    }
}
