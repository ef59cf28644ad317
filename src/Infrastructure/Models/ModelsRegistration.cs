using Kalliky.Application.Assistant;
using Kalliky.Application.Calls;
using Kalliky.Application.Catalogue.Imports;
using Kalliky.Application.Shared;
using Kalliky.Application.Trades;
using Kalliky.Infrastructure.Models.Offline;
using Kalliky.Infrastructure.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kalliky.Infrastructure.Models;

public static class ModelsRegistration
{
    /// <summary>The models of the configuration in their order, then the offline one. Without any key there is only that one.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it and the remedy.</exception>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ModelsOptions.Section).Get<ModelsOptions>() ?? new ModelsOptions();
        var entries = options.Chain.Where(entry => entry.IsConfigured).ToList();
        foreach (var (entry, place) in entries.Select((entry, place) => (entry, place)))
        {
            if (entry.FirstTokenSeconds is < 0.1 or > 30)
                throw new SettingException($"Models__Chain__{place}__FirstTokenSeconds must be between 0.1 and 30 seconds.");
        }

        // One client for all calls: connections are shared, and as many as there are callers.
        var http = new Lazy<HttpClient>(() => new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan });
        services.AddSingleton(ModelFacts.Load());
        services.AddSingleton<IReadOnlyList<OpenAiModel>>(provider => [.. entries.Select(entry => Model(entry, http.Value, provider))]);
        services.AddSingleton<IChatModel>(provider => new ModelChain(
            [.. provider.GetRequiredService<IReadOnlyList<OpenAiModel>>().Select(model => Link(model, provider)), Offline(provider)],
            provider.GetRequiredService<ILogger<ModelChain>>()));
        services.AddSingleton<FormFilling>();
        services.AddSingleton<ICallAnalyst, ModelAnalyst>();
        services.AddSingleton<IMenuModel, ModelMenus>();
        if (entries.Count > 0)
        {
            services.AddSingleton<IHostedService>(provider => new ModelCheck(
                entries, provider.GetRequiredService<ModelFacts>(), http.Value, provider.GetRequiredService<IMoment>(), provider.GetRequiredService<ILogger<ModelCheck>>()));
        }

        return services;
    }

    private static OpenAiModel Model(ModelEntry entry, HttpClient http, IServiceProvider provider) => new(
        entry, provider.GetRequiredService<ModelFacts>(), http, provider.GetRequiredService<IMoment>(), provider.GetRequiredService<TimeProvider>());

    private static ModelLink Link(OpenAiModel model, IServiceProvider provider)
    {
        var perimeter = provider.GetRequiredService<HealthPerimeter>();
        return new ModelLink(
            () => model.Name, model, provider.GetRequiredService<TimeProvider>(), mayHear: trade => perimeter.MayHear(trade, model.HearsPatients));
    }

    private static ModelLink Offline(IServiceProvider provider) =>
        new(() => OfflineModel.Name, provider.GetRequiredService<OfflineModel>(), provider.GetRequiredService<TimeProvider>(), always: true);
}
