using System.Net;
using System.Net.Sockets;
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

    /// <summary>Name of the rate limit for pages that make us write to an address.</summary>
    public const string LetterLimit = "letters";

    private const int TriesPerMinute = 10;

    private const int LettersPerTenMinutes = 10;

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        services.AddMemoryCache();
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.OnRefreshingPrincipal = Devices.Keep);
        services.AddSingleton<Places>();
        services.AddSingleton<Devices>();
        services.AddScoped<Member>();
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(RateLimit, context => Tries(context, TriesPerMinute, TimeSpan.FromMinutes(1)));
            limits.AddPolicy(LetterLimit, context => Tries(context, LettersPerTenMinutes, TimeSpan.FromMinutes(10)));
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
        options.Events.OnSigningIn = context => Devices.Of(context.HttpContext).Enter(context);
        options.Events.OnValidatePrincipal = context => Devices.Of(context.HttpContext).Check(context);
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

    private static RateLimitPartition<string> Tries(HttpContext context, int most, TimeSpan window) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(
            Line(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window })
        : RateLimitPartition.GetNoLimiter("looks"); // never an address: without one, tries would share this partition

    // Whoever has one address of IPv6 has all those of a /64.
    private static string Line(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            return address?.ToString() ?? "";
        return Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
    }
}
