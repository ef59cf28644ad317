using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kalliky.Web.Setup;

/// <summary>What can be measured from outside: /metrics for Prometheus, and an OTLP collector where one is named.</summary>
internal static class Telemetry
{
    /// <summary>The meter and activity source of our own: turns, tools, calls.</summary>
    public const string Kalliky = "Kalliky";

    /// <summary>OpenTelemetry's own name for the collector's address.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        var collector = builder.Configuration[Collector] is { Length: > 0 };
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("kalliky"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Kalliky, "Npgsql").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation()
                .AddPrometheusExporter();
            if (collector)
                metrics.AddOtlpExporter();
        });

        // Spans are made only where somebody collects them: a turn must not pay for what nobody reads.
        if (collector)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Kalliky).AddAspNetCoreInstrumentation(options => options.Filter = IsWorthASpan).AddHttpClientInstrumentation().AddNpgsql()
                .AddOtlpExporter());
        }

        return builder;
    }

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous().Add(Guard);

    private static void Guard(EndpointBuilder endpoint)
    {
        var tell = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context =>
        {
            if (Doorway.MayReadMetrics(context))
                return tell(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    /// <summary>A call's socket lasts for minutes and probes say nothing.</summary>
    private static bool IsWorthASpan(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/relay") && !http.Request.Path.StartsWithSegments("/health")
        && !http.Request.Path.StartsWithSegments("/metrics");
}
