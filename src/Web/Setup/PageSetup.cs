using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Htmx.TagHelpers;
using Kalliky.Web.Accounts;
using Kalliky.Web.Pages.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace Kalliky.Web.Setup;

/// <summary>What people see: Razor Pages in French and English, compressed, with their built assets.</summary>
internal static class PageSetup
{
    private static readonly string[] Languages = ["fr", "en"];

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.Configure<RequestLocalizationOptions>(Speak);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(options => options.Cookie.Name = "kalliky.form");
        services.AddResponseCompression(Compress);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddScoped<OpenStore>();
        services.AddScoped<StoreGate>();
        services.AddSingleton<RoleGate>();
        services.AddScoped<ClosedGate>();
        services.AddRazorPages(options => options.Conventions.AuthorizeFolder("/").AllowAnonymousToFolder("/Errors"))
            .AddMvcOptions(options => 
            {
                options.Filters.AddService<StoreGate>();
                options.Filters.AddService<RoleGate>();
                options.Filters.AddService<ClosedGate>();
            });
        return services;
    }

    /// <summary>Before routing decides and before anybody is known: headers, errors in words, compression, language.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseResponseCompression();
        app.UseRequestLocalization();
    }

    // Errors in words, for people. Programs get a status, or what their own room says.
    private static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/erreur/500" });
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        app.Use((context, next) =>
        {
            if (IsForPrograms(context.Request.Path) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().Add(KeepFonts);
        app.MapHtmxAntiforgeryScript();
        app.MapRazorPages().WithStaticAssets();
    }

    private static void Speak(RequestLocalizationOptions options)
    {
        options.SetDefaultCulture(Languages[0]).AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "langue" }, new AcceptLanguageHeaderRequestCultureProvider()];
    }

    // Only pages: the live stream must not be held back, and answers to programs carry secrets beside what they send.
    // Antiforgery tokens are masked anew in each answer, so compressing them tells nothing (BREACH).
    private static void Compress(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.MimeTypes = ["text/html"];
    }

    // The font's name carries its version, so it may be kept for good.
    private static void KeepFonts(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } path } || !path.EndsWith(".woff2", StringComparison.Ordinal) || endpoint.RequestDelegate is not { } serve)
            return;
        endpoint.RequestDelegate = context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Task.CompletedTask;
            });
            return serve(context);
        };
    }

    /// <summary>An address that no person opens.</summary>
    public static bool IsForPrograms(PathString path) => Programs.Any(prefix => path.StartsWithSegments(prefix, StringComparison.Ordinal));

    private static readonly string[] Programs = ["/api", "/openapi", "/webhooks", "/relay", "/live", "/health", "/metrics", "/assets"];
}
