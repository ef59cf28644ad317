using System.Reflection;
using System.Security.Claims;
using Kalliky.Domain.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Kalliky.Web.Accounts;

/// <summary>What the role of a member allows. The service belongs to everybody who works there; what the assistant says,
/// what things cost, whom it calls, and a stranger's call that goes on belong to those who answer for the house.</summary>
public static class Rights
{
    /// <summary>Whether the signed-in person is more than staff in the business that is open.</summary>
    public static bool MayManage(this ClaimsPrincipal user) => user.IsInRole(nameof(Role.Owner)) || user.IsInRole(nameof(Role.Manager));
}

/// <summary>A page's action that staff may not take.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NotForStaffAttribute : Attribute;

/// <summary>Refuses such an action with 403 before anything of it runs.</summary>
internal sealed class RoleGate : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod?.MethodInfo.GetCustomAttribute<NotForStaffAttribute>() is null || context.HttpContext.User.MayManage())
            return next();
        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }
}
