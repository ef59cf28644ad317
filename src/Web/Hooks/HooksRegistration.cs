namespace Kalliky.Web.Hooks;

internal static class HooksRegistration
{
    /// <summary>The carrier's webhooks, what follows from them, and the sweeper behind.</summary>
    public static IServiceCollection AddHooks(this IServiceCollection services)
    {
        services.AddSingleton<TelnyxDesk>();
        services.AddSingleton<MessageDesk>();
        services.AddSingleton<NumberDesk>();
        services.AddSingleton<Errands>();
        services.AddHostedService(provider => provider.GetRequiredService<Errands>());
        services.AddHostedService<Sweeper>();
        services.AddHostedService<Postman>();
        services.AddHostedService<Collector>();
        services.AddHostedService<Mornings>();
        services.AddHostedService<NumberRounds>();
        services.AddHostedService<Tidying>();
        services.AddHostedService<MonthEnd>();
        services.AddHostedService<Departures>();
        services.AddHostedService<Forgetting>();
        services.AddHostedService<WarmUp>();
        return services;
    }

    public static void MapHooks(this IEndpointRouteBuilder routes)
    {
        routes.MapTelnyxHooks();
        routes.MapResendHooks();
        routes.MapStripeHooks();
    }
}
