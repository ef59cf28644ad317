using Kalliky.Application.Businesses.Leaving;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Businesses;

internal static class Registration
{
    public static void AddBusinesses(this IServiceCollection services)
    {
        services.AddScoped<Examples>();
        services.AddScoped<ClosingMails>();
        services.AddScoped<ComingRows>();
    }
}
