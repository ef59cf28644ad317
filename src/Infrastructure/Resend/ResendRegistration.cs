using System.Net.Http.Headers;
using Kalliky.Application.Messaging;
using Kalliky.Infrastructure.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kalliky.Infrastructure.Resend;

internal static class ResendRegistration
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds Resend where a key is set.</summary>
    /// <returns>False when there is none.</returns>
    public static bool AddResend(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(ResendOptions.Section).Get<ResendOptions>() ?? new ResendOptions();
        if (options.Problem() is { } problem)
            throw new SettingException(problem);
        services.AddSingleton<IMailSignature>(provider => new ResendSignature(options.WebhookSecret, provider.GetRequiredService<TimeProvider>()));
        if (!options.IsSet)
            return false;
        services.AddSingleton(options);
        services.AddHttpClient(ResendOptions.Section, client =>
        {
            client.BaseAddress = new Uri(options.ApiBase.TrimEnd('/') + "/");
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
            client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Kalliky", "1"));
            client.Timeout = Patience;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddKeyedSingleton<IMail, ResendMail>(Vendors.Provider);
        return true;
    }
}
