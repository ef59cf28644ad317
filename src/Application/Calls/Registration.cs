using Kalliky.Application.Calls.Analysis;
using Kalliky.Application.Calls.Live;
using Kalliky.Application.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Application.Calls;

internal static class Registration
{
    /// <summary>What the telephone's use cases share, and the switchboard that holds live calls.</summary>
    public static void AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<TenantScopes>();
        services.AddSingleton<LiveCalls>();
        services.AddSingleton<ISpeechGates, SpeechGates>();
        services.AddSingleton<Switchboard>();
        services.AddSingleton<Rehearsal>();
        services.AddSingleton<ICallControl, CallControl>();
        services.AddScoped<CarrierFacts>();
        services.AddScoped<Invitations>();
        services.AddScoped<Handover>();
        services.AddScoped<CallReader>();
    }
}
