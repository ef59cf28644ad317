using Kalliky.Application.Businesses;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Data.Seed;

/// <summary>Adds what loading stores needs.</summary>
internal static class SeedRegistration
{
    public static IServiceCollection AddSeed(this IServiceCollection services) => services
        .AddScoped<IStoreTemplates, StoreTemplates>()
        .AddScoped<StoreLoading>()
        .AddScoped<SeededBookings>()
        .AddScoped<DemoAccount>()
        .AddScoped<DemoHistory>()
        .AddScoped<DemoOrders>();
}
