using System.Reflection;
using Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Kalliky.Web.Pages.Shared;

/// <summary>What a page posts here begins something in its store, or changes how the store serves: nothing of it once the store is
/// closed for good (<see cref="ClosedGate"/>).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WhileOpenAttribute : Attribute;

/// <summary>Sends whoever posts into a store that is closed for good back to the page, with a sentence, before anything of it runs.
/// The use cases refuse it too, whichever door it came by; no page then says that something was saved.</summary>
internal sealed class ClosedGate(OpenStore here, IStringLocalizer<Texts> words) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is PageModel page && HttpMethods.IsPost(page.Request.Method) && IsWhileOpen(context) && here.IsClosed)
            context.Result = Back(page);
        else
            await next();
    }

    private IActionResult Back(PageModel page)
    {
        page.TempData["message"] = words["Cet établissement est fermé pour de bon : rien n’a été enregistré."].Value;
        if (!page.Request.IsHtmx())
            return page.RedirectToPage();
        page.Response.Htmx(headers => headers.Refresh());
        return new NoContentResult();
    }

    private static bool IsWhileOpen(PageHandlerExecutingContext context) =>
        context.HandlerMethod?.MethodInfo.IsDefined(typeof(WhileOpenAttribute)) == true || context.ActionDescriptor.ModelTypeInfo?.IsDefined(typeof(WhileOpenAttribute)) == true;
}
