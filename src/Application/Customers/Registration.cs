using Kalliky.Application.Customers.Personal;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Customers;

internal static class Registration
{
    /// <summary>The trace of a person, and every room that remembers something about one.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddScoped<Traces>();
        foreach (var room in typeof(IRemember).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(IRemember).IsAssignableFrom(type)))
            services.AddScoped(typeof(IRemember), room);
        return services;
    }
}
