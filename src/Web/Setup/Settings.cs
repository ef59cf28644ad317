using System.Net;
using Kalliky.Application.Billing;
using Kalliky.Application.Shared;
using Kalliky.Infrastructure;
using Kalliky.Infrastructure.Shared;
using Microsoft.Extensions.Options;

namespace Kalliky.Web.Setup;

/// <summary>Checks the host's own settings when it starts: each problem is a sentence that names the setting and the remedy.
/// Vendors check theirs in their own folders.</summary>
internal static class Settings
{
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddOptions<AppOptions>().BindConfiguration(AppOptions.Section).ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<AppOptions>, Defaults>();
        services.AddOptions<PlanOptions>().BindConfiguration(PlanOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PlanOptions>, PlanRules>();
        services.AddOptions<PaymentOptions>().BindConfiguration(PaymentOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PaymentOptions>, PaymentRules>();
        services.AddSingleton<IValidateOptions<AppOptions>, Rules>();
        services.AddCompanySettings();
        return services;
    }

    private sealed class PlanRules : IValidateOptions<PlanOptions>
    {
        public ValidateOptionsResult Validate(string? name, PlanOptions options) =>
            options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    private sealed class PaymentRules : IValidateOptions<PaymentOptions>
    {
        public ValidateOptionsResult Validate(string? name, PaymentOptions options) =>
            options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }

    /// <summary>In development the address is the one that it listens on.</summary>
    private sealed class Defaults(IConfiguration configuration, IHostEnvironment environment) : IPostConfigureOptions<AppOptions>
    {
        public void PostConfigure(string? name, AppOptions options)
        {
            if (string.IsNullOrWhiteSpace(options.PublicUrl) && !environment.IsProduction())
                options.PublicUrl = Listening();
            options.PublicUrl = options.PublicUrl.TrimEnd('/');
        }

        private string Listening() =>
            configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] is { Length: > 0 } url
                ? url.Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
                : "http://localhost:5080";
    }

    private sealed class Rules(IConfiguration configuration, IHostEnvironment environment) : IValidateOptions<AppOptions>
    {
        public ValidateOptionsResult Validate(string? name, AppOptions options)
        {
            string[] problems = [.. new[] { Address(options.PublicUrl), Clock(options.Clock), Database(), InfrastructureRegistration.Problem(configuration, environment.IsProduction()) }.OfType<string>()];
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        private static string? Address(string url)
        {
            if (url.Length == 0)
                return "App__PublicUrl is not set: give the https address under which callers' webhooks and links reach this server.";
            if (Placeholder.Is(url))
                return "App__PublicUrl is a placeholder: give the real https address of this server.";
            return Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsHere(address)))
                ? null
                : "App__PublicUrl is not an https address: give one such as https://kalliky.fr (http is accepted for this machine only).";
        }

        private string? Clock(string? clock) => string.IsNullOrWhiteSpace(clock) || !environment.IsProduction()
            ? null
            : "App__Clock is set: it moves the clock and is refused in production. Remove it.";

        private string? Database() => configuration.GetConnectionString("Kalliky") switch
        {
            null or "" => "ConnectionStrings__Kalliky is not set: give the address of PostgreSQL as the application role (./kalliky run brings one up).",
            var given when Placeholder.Is(given) => "ConnectionStrings__Kalliky is a placeholder: give the real address of PostgreSQL.",
            _ => null,
        };

        private static bool IsHere(Uri address) => address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
