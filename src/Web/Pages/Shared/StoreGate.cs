using Kalliky.Application.Businesses;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kalliky.Web.Pages.Shared;

/// <summary>Opens the store that the address names. A store of another business does not exist here: 404.</summary>
internal sealed class StoreGate(IMediator mediator, OpenStore open) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (context.RouteData.Values["store"] is string key)
        {
            if (await mediator.Send(new ShowShell(key), context.HttpContext.RequestAborted) is not { } shell)
            {
                context.Result = new NotFoundResult();
                return;
            }

            open.Open(shell);
            if (context.HttpContext.Request.Cookies[IndexModel.LastStore] != shell.Key)
                context.HttpContext.Response.Cookies.Append(IndexModel.LastStore, shell.Key, Appearance.ForAYear);
        }

        await next();
    }
}
