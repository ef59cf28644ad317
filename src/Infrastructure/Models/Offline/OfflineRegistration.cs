using Kalliky.Application.Assistant;
using Kalliky.Application.Evaluation;
using Kalliky.Infrastructure.Models.Offline.Utterances;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Models.Offline;

/// <summary>Adds the assistant without a provider.</summary>
public static class OfflineRegistration
{
    public static IServiceCollection AddOfflineModel(this IServiceCollection services)
    {
        services.AddSingleton<OfflineModel>();
        services.AddSingleton<IUtteranceReader, UtteranceReader>();
        return services;
    }
}
