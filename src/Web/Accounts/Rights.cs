using System.Reflection;
using System.Security.Claims;
using Kalliky.Application.Accounts;
using Kalliky.Domain.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kalliky.Web.Accounts;

/// <summary>What the role of a member allows, asked of <see cref="Permissions"/>.</summary>
public static class Rights
{
    /// <summary>The role in the business that is open; null for nobody, and for somebody without any business.</summary>
    public static Role? RoleHere(this ClaimsPrincipal user) =>
        Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    public static bool May(this ClaimsPrincipal user, Permission permission) =>
        user.RoleHere() is { } role && Permissions.Allows(role, permission);
}

/// <summary>Refuses with 403, before anything of it runs, what a page's handler or the page itself needs and the role does not allow.</summary>
internal sealed class RoleGate : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Needed(context) is { } permission && !context.HttpContext.User.May(permission))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        // The use case asks again, whichever door it was reached by.
        if (await next() is { Exception: NotAllowedException } refused)
            (refused.ExceptionHandled, refused.Result) = (true, new StatusCodeResult(StatusCodes.Status403Forbidden));
    }

    /// <summary>The handler's own word counts before the page's.</summary>
    private static Permission? Needed(PageHandlerExecutingContext context) =>
        (context.HandlerMethod?.MethodInfo.GetCustomAttribute<NeedsAttribute>()
            ?? context.ActionDescriptor.ModelTypeInfo?.GetCustomAttribute<NeedsAttribute>())?.Permission;
}
