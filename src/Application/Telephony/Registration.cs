using Kalliky.Application.Businesses.Leaving;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Telephony;

internal static class Registration
{
    public static void AddTelephony(this IServiceCollection services)
    {
        services.AddScoped<NumberPapers>();
        services.AddScoped<NumberArrival>();
        services.AddScoped<NumberLeaving>();
        services.AddScoped<NumberProgress>();
        services.AddScoped<IFarewell, NumberFarewell>();
    }
}
