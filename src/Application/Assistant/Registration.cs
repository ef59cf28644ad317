using Kalliky.Application.Trades;
using Kalliky.Application.Trades.Clinic;
using Kalliky.Application.Trades.Restaurant;
using Kalliky.Application.Trades.Retail;
using Kalliky.Application.Trades.Salon;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Assistant;

internal static class Registration
{
    /// <summary>The agent, what it is told and what it can do. The model itself comes from Infrastructure.</summary>
    public static void AddAssistant(this IServiceCollection services) => services
        .AddSingleton<ITrade, RestaurantTrade>()
        .AddSingleton<ITrade, SalonTrade>()
        .AddSingleton<ITrade, ClinicTrade>()
        .AddSingleton<ITrade, RetailTrade>()
        .AddSingleton<HealthPerimeter>()
        .AddSingleton<IBriefings, Briefings>()
        .AddSingleton<Toolbox>()
        .AddSingleton<ToolRunner>()
        .AddSingleton<IAgent, Agent>()
        .AddScoped<CurrentCall>()
        .AddScoped<DoneOnce>();
}
