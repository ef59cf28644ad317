using System.Security.Claims;
using Kalliky.Application.Accounts;
using Kalliky.Application.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;

namespace Kalliky.Web.Accounts;

/// <summary>The sign-in cookie names the device's session; once that is closed, the cookie opens nothing.</summary>
internal sealed class Devices(TenantScopes scopes, IMemoryCache cache)
{
    private const string SessionClaim = "session";

    /// <summary>A closed session is out at most this late.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    public static Devices Of(HttpContext http) => http.RequestServices.GetRequiredService<Devices>();

    public static Guid? SessionOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(SessionClaim), out var id) ? id : null;

    public static Guid? AccountOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Somebody signs in here; one who is signed in already keeps their session.</summary>
    public async Task Enter(CookieSigningInContext context)
    {
        var (http, account) = (context.HttpContext, AccountOf(context.Principal)!.Value);
        var session = AccountOf(http.User) == account ? SessionOf(http.User) : null;
        session ??= await scopes.Send(
            null, new OpenSession(account, http.Request.Headers.UserAgent.ToString(), http.Connection.RemoteIpAddress?.ToString()), http.RequestAborted);
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(SessionClaim, session.Value.ToString()));
    }

    public async Task Check(CookieValidatePrincipalContext context)
    {
        if (AccountOf(context.Principal) is { } account && SessionOf(context.Principal) is { } session && await IsOpen(account, session, context.HttpContext.RequestAborted))
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Identity makes the person anew now and then: the session stays.</summary>
    public static Task Keep(SecurityStampRefreshingPrincipalContext context)
    {
        if (SessionOf(context.CurrentPrincipal) is { } session)
            ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaim(new Claim(SessionClaim, session.ToString()));
        return Task.CompletedTask;
    }

    public void Forget(Guid session) => cache.Remove(Key(session));

    private async Task<bool> IsOpen(Guid account, Guid session, CancellationToken ct)
    {
        if (cache.TryGetValue(Key(session), out _))
            return true;
        if (!await scopes.Send(null, new SeeSession(account, session), ct))
            return false;
        cache.Set(Key(session), true, Remembered);
        return true;
    }

    private static (string, Guid) Key(Guid session) => (SessionClaim, session);
}
