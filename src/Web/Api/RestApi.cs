using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kalliky.Web.Api;

/// <summary>The REST API's door: what it adds to the host, and its routes.</summary>
internal static class RestApi
{
    private const string Root = "/api";

    /// <summary>More than any body that the API reads.</summary>
    private const int MostBytes = 64 * 1024;

    public static IServiceCollection AddRestApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Allowance>();
        services.AddMemoryCache();
        services.Configure<RouteHandlerOptions>(routing => routing.ThrowOnBadRequest = true);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeys>(ApiKeys.KeyScheme, null);
        services.AddAuthorization();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, WireJson.Default);
        });
        services.AddDocument();
        return services;
    }

    /// <summary>Stands before the host's own error pages: below /api, whatever goes wrong is problem+json.</summary>
    public static void UseRestApi(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(Root),
        api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = Broken,
                AllowStatusCode404Response = true,
                SuppressDiagnosticsCallback = broken => broken.Exception is BadHttpRequestException,
            });
            api.UseStatusCodePages(pages => Problems.Of(pages.HttpContext, pages.HttpContext.Response.StatusCode).ExecuteAsync(pages.HttpContext));
        });

    public static void MapRestApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root + "/v1")
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes))
            .AddEndpointFilter<NotStored>().AddEndpointFilter<KeyAllowance>().AddEndpointFilter<Refusals>();
        api.MapStores();
        api.MapProducts();
        api.MapServices();
        api.MapOrders();
        api.MapSlots();
        api.MapBookings();
        api.MapCalls();
        api.MapCustomers();
        api.MapTickets();
        api.MapUsage();
        api.MapCommissions();
        api.MapInvoices();
        routes.MapDocument();
    }

    private static Task Broken(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var problem = error is BadHttpRequestException malformed
            ? Malformed(http, malformed)
            : Problems.Of(http, StatusCodes.Status500InternalServerError, "Something broke on our side. The trace id names it in our logs.");
        return problem.ExecuteAsync(http);
    }

    // A value of the wrong kind is told by its field; what is no JSON at all has none.
    private static ProblemHttpResult Malformed(HttpContext http, BadHttpRequestException malformed) =>
        malformed is { StatusCode: StatusCodes.Status400BadRequest, InnerException: JsonException { Path: { Length: > 2 } path } }
            ? Problems.Invalid(http, path[2..], "This is not a value of this field.")
            : Problems.Of(http, malformed.StatusCode, "The request could not be read.");

    /// <summary>Answers name callers: no cache keeps them.</summary>
    private sealed class NotStored : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        }
    }
}
