using Kalliky.Application.Billing;
using Kalliky.Infrastructure.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Stripe;

namespace Kalliky.Infrastructure.Stripe;

internal static class StripeRegistration
{
    private const int Retries = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Adds Stripe where a key is set.</summary>
    /// <returns>False when there is none.</returns>
    public static bool AddStripe(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(StripeOptions.Section).Get<StripeOptions>() ?? new StripeOptions();
        if (options.Problem() is { } problem)
            throw new SettingException(problem);
        if (!options.IsSet)
            return false;
        services.AddSingleton(options);
        services.AddHttpClient(StripeOptions.Section, client => client.Timeout = Patience)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton(provider => new StripeClient(new StripeClientOptions
        {
            ApiKey = options.SecretKey,
            ApiBase = options.ApiBase.TrimEnd('/'),
            HttpClient = new SystemNetHttpClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(StripeOptions.Section), Retries, enableTelemetry: false),
        }));
        services.AddSingleton<IStripeClient>(provider => provider.GetRequiredService<StripeClient>());
        services.AddSingleton<StripeUseNews>();
        services.AddSingleton<IPayments, StripePayments>();
        services.AddSingleton<IOrderPayments, StripeOrderPayments>();
        services.AddSingleton<IPaymentNews, StripeNews>();
        return true;
    }
}
