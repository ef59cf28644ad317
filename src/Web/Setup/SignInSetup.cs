using System.Threading.RateLimiting;
using Kalliky.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace Kalliky.Web.Setup;

/// <summary>The cookie of people who sign in, how often one may try, and whose rows they then see.</summary>
internal static class SignInSetup
{
    /// <summary>Name of the rate limit for the page that takes passwords.</summary>
    public const string RateLimit = "sign-in";

    private const int TriesPerMinute = 10;

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        services.AddMemoryCache();
        services.AddScoped<Member>();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(RateLimit, Tries);
        });
        return services;
    }

    /// <summary>After authentication: a signed-in person works for one of their businesses.</summary>
    public static void UseMembership(this IApplicationBuilder app) => app.UseMiddleware<MemberTenant>();

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "kalliky.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/connexion";
        options.AccessDeniedPath = "/erreur/403";
        options.ReturnUrlParameter = "retour";
        options.Events.OnRedirectToLogin = Ask;
    }

    // htmx would put the sign-in page into the fragment that it asked for; so it is told to leave the page.
    private static Task Ask(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = context.Options.LoginPath + Returning(context);
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    // Back to the page in the browser's address bar, not to the fragment.
    private static QueryString Returning(RedirectContext<CookieAuthenticationOptions> context) =>
        Uri.TryCreate(context.Request.Headers["HX-Current-URL"].ToString(), UriKind.Absolute, out var page)
            ? QueryString.Create(context.Options.ReturnUrlParameter, page.PathAndQuery)
            : QueryString.Empty;

    private static RateLimitPartition<string> Tries(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1) })
        : RateLimitPartition.GetNoLimiter("looks"); // never an address: without one, tries would share this partition
}
