using Microsoft.Net.Http.Headers;

namespace Kalliky.Web.Setup;

/// <summary>What a browser may do with our answers. No inline script or style, no eval, nobody else's content; an
/// endpoint that needs another policy sets its own and keeps it.</summary>
internal static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Write, context.Response);
        return next(context);
    });

    private static Task Write(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy);
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "microphone=(self), camera=(), geolocation=(), payment=(), usb=()");
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            // Pages show callers' names, so nothing keeps them; and the same address answers a page or a part of it.
            headers[HeaderNames.CacheControl] = "no-store";
            headers.Append(HeaderNames.Vary, "HX-Request");
        }

        return Task.CompletedTask;
    }
}
