using System.Security.Claims;
using Kalliky.Application.Accounts;
using Kalliky.Application.Tenancy;

namespace Kalliky.Web.Accounts;

/// <summary>Sets the tenant of a page's request from the membership of whoever is signed in, and adds the role there.
/// Addresses of programs bring their own proof (key, signature, token) and are left alone, cookie or not.</summary>
internal sealed class MemberTenant(RequestDelegate next, Places places)
{
    private static readonly string[] Programs = ["/api", "/openapi", "/webhooks", "/relay", "/health", "/metrics"];

    public async Task InvokeAsync(HttpContext context, CurrentTenant tenant, Member member, Actor actor)
    {
        if (Account(context) is { } account)
        {
            member.Places = await places.Of(account, context.RequestAborted);
            member.Here = Chosen(context, member.Places) ?? (member.Places.Count > 0 ? member.Places[0] : null);
            actor.IsMember(account, member.Here?.Role, context.Connection.RemoteIpAddress?.ToString());
            if (member.Here is { } here)
            {
                tenant.Set(here.BusinessId);
                context.User.AddIdentity(new ClaimsIdentity([new Claim(ClaimTypes.Role, here.Role.ToString())]));
            }
        }

        await next(context);
    }

    private static Guid? Account(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true }
        && !Programs.Any(program => context.Request.Path.StartsWithSegments(program, StringComparison.OrdinalIgnoreCase))
        && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    private static Member.Place? Chosen(HttpContext context, IReadOnlyList<Member.Place> places) =>
        Guid.TryParse(context.Request.Cookies[Member.ChoiceCookie], out var choice)
            ? places.FirstOrDefault(place => place.BusinessId == choice)
            : null;
}
