using Kalliky.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kalliky.Web.Pages.Accounts;

/// <summary>Light or dark, French or English: kept in a cookie of this device.</summary>
[AllowAnonymous]
public sealed class TasteModel : PageModel
{
    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost(string? theme)
    {
        Appearance.Keep(HttpContext, theme);
        return new NoContentResult();
    }

    public IActionResult OnPostLanguage(string language, string? back)
    {
        if (language is "fr" or "en")
            Response.Cookies.Append("langue", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), Appearance.ForAYear);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
