using Kalliky.Application.Shared;
using Kalliky.Infrastructure.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Kalliky.Infrastructure.Redis;

/// <summary>The live feed: over Redis where one is configured, else inside this process.</summary>
internal static class RedisRegistration
{
    public static IServiceCollection AddLiveFeed(this IServiceCollection services, string? redis)
    {
        services.AddSingleton<LocalLiveFeed>();
        if (string.IsNullOrWhiteSpace(redis))
            return services.AddSingleton<ILiveFeed>(provider => provider.GetRequiredService<LocalLiveFeed>());

        var settings = Settings(redis);
        settings.AbortOnConnectFail = false;
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(settings));
        services.AddSingleton<RedisLiveFeed>();
        services.AddSingleton<ILiveFeed>(provider => provider.GetRequiredService<RedisLiveFeed>());
        return services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<RedisLiveFeed>());
    }

    // StackExchange.Redis has its own form; hosting platforms give redis://user:password@host:port/database.
    private static ConfigurationOptions Settings(string given)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme is not ("redis" or "rediss"))
            return ConfigurationOptions.Parse(given);
        var user = address.UserInfo.Split(':', 2);
        return new ConfigurationOptions
        {
            EndPoints = { { address.Host, address.Port > 0 ? address.Port : 6379 } },
            User = user[0] is { Length: > 0 } name ? Uri.UnescapeDataString(name) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Ssl = address.Scheme == "rediss",
            DefaultDatabase = int.TryParse(address.AbsolutePath.TrimStart('/'), out var database) ? database : null,
        };
    }
}
