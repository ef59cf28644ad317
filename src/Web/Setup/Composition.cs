using Kalliky.Application.Shared;
using Kalliky.Infrastructure;
using Kalliky.Web.Api;
using Kalliky.Web.Calendars;
using Kalliky.Web.Hooks;
using Kalliky.Web.Live;
using Kalliky.Web.Relay;

namespace Kalliky.Web.Setup;

/// <summary>Puts the rooms together. Only this folder names Infrastructure. A room adds one line to each method: AddX, UseX, MapX.</summary>
internal static class Composition
{
    public static void AddKalliky(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddAliases();
        builder.AddTelemetry();
        builder.Services.AddSettings();
        builder.Services.AddUseCases();
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddDoorway().AddSignIn().AddHealth().AddRestApi().AddPages().AddHooks().AddRelay();
    }

    /// <summary>The middleware, in the order in which a request meets it.</summary>
    public static void UseKalliky(this WebApplication app)
    {
        app.UseDoorway();
        app.UsePages();
        app.UseRestApi();
        app.UseAuthentication();
        app.UseMembership();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseRelay();
    }

    public static void MapKalliky(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapRestApi();
        app.MapCalendars();
        app.MapPages();
        app.MapLive();
        app.MapHooks();
        app.MapRelay();
    }
}
