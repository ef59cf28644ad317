using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Catalogue.Imports;

internal static class Registration
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddScoped<MenuReading>();
        services.AddScoped<Reviews>();
        services.AddScoped<Publishing>();
    }
}
