using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Kalliky.Application.Calls;
using Kalliky.Application.Messaging;
using Kalliky.Application.Telephony;
using Kalliky.Infrastructure.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace Kalliky.Infrastructure.Telnyx;

internal static class TelnyxRegistration
{
    /// <summary>A command that has not been answered by then is sent again.</summary>
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(1.5);

    /// <summary>After that the caller has waited enough.</summary>
    private static readonly TimeSpan Altogether = TimeSpan.FromSeconds(8);

    /// <summary>With the body of the answer, which the pipeline's own limits do not cover.</summary>
    private static readonly TimeSpan WithBody = Altogether + TimeSpan.FromSeconds(2);

    /// <summary>For what concerns numbers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Adds Telnyx where a key is set.</summary>
    /// <returns>False when there is none.</returns>
    public static bool AddTelnyx(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(TelnyxOptions.Section).Get<TelnyxOptions>() ?? new TelnyxOptions();
        if (options.Problem() is { } problem)
            throw new SettingException(problem);
        services.AddSingleton<ICarrierSignature>(provider =>
            new TelnyxSignature(options.PublicKey, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDeliveryReasons, TelnyxErrors>();
        if (!options.IsSet)
            return false;
        services.AddSingleton(options);
        services.AddHttpClient(TelnyxTexts.Client, client => Address(client, options, Altogether))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddKeyedSingleton<ITextMessages, TelnyxTexts>(Vendors.Provider);
        services.AddHttpClient(TelnyxOptions.Section, client => Address(client, options, WithBody))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                MaxConnectionsPerServer = 200,
            })
            .AddResilienceHandler(TelnyxOptions.Section, Again);
        services.AddKeyedSingleton<ICallControl, TelnyxCallControl>("carrier");
        AddNumbers(services, options);
        return true;
    }

    // Papers are heavy, and nobody waits on the telephone: longer patience. What is asked again must be harmless: an order is not.
    private static void AddNumbers(IServiceCollection services, TelnyxOptions options)
    {
        services.AddHttpClient(TelnyxQuestions.Client, client => Address(client, options, Patience + TimeSpan.FromSeconds(5)))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .AddResilienceHandler(TelnyxQuestions.Client, pipeline => pipeline
                .AddTimeout(Patience)
                .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    MaxDelay = LongestPause,
                    ShouldHandle = attempt => ValueTask.FromResult(
                        HttpClientResiliencePredicates.IsTransient(attempt.Outcome)
                        && (attempt.Context.GetRequestMessage()?.Method != HttpMethod.Post || attempt.Outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests)),
                    DelayGenerator = attempt => ValueTask.FromResult(Pause(attempt.Outcome.Result)),
                }));
        services.AddSingleton<TelnyxQuestions>();
        services.AddSingleton<TelnyxPapers>();
        services.AddSingleton<INumbers, TelnyxNumbers>();
        services.AddSingleton<IForwardingCalls, TelnyxForwarding>();
    }

    private static void Address(HttpClient client, TelnyxOptions options, TimeSpan patience)
    {
        client.BaseAddress = new Uri(options.ApiBase.TrimEnd('/') + "/");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        client.Timeout = patience;
    }

    private static void Again(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline
        .AddTimeout(Altogether)
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 4,
            Delay = TimeSpan.FromMilliseconds(100),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            MaxDelay = LongestPause,
            ShouldHandle = attempt => ValueTask.FromResult(HttpClientResiliencePredicates.IsTransient(attempt.Outcome)),
            DelayGenerator = attempt => ValueTask.FromResult(Pause(attempt.Outcome.Result)),
        })
        .AddTimeout(Attempt);

    // Telnyx says in how many seconds it takes commands again; otherwise the pause grows on its own.
    private static TimeSpan? Pause(HttpResponseMessage? answer)
    {
        if (answer?.StatusCode != HttpStatusCode.TooManyRequests || !answer.Headers.TryGetValues("x-ratelimit-reset", out var values))
            return null;
        return double.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestPause.TotalSeconds))
            : null;
    }
}
