using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kalliky.Application.Shared;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Kalliky.Web.Setup;

/// <summary>What stands between us and the world: proxies that end TLS, and who may read what we measure.</summary>
internal sealed class DoorwayOptions
{
    /// <summary>Addresses and networks (CIDR) of the proxies whose X-Forwarded-For and -Proto are believed, separated by
    /// commas. Empty: nobody's, the connection itself tells.</summary>
    public string Proxies { get; set; } = "";

    /// <summary>The bearer token of whoever reads /metrics. Empty: only this machine reads it, without any proxy.</summary>
    public string MetricsKey { get; set; } = "";

    /// <summary>Null when one of them is neither an address nor a network.</summary>
    public IReadOnlyList<IPNetwork>? Networks()
    {
        var networks = new List<IPNetwork>();
        foreach (var part in Proxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network))
                networks.Add(network);
            else if (IPAddress.TryParse(part, out var address))
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else
                return null;
        }

        return networks;
    }
}

internal static class Doorway
{
    private const string Bearer = "Bearer ";

    public static IServiceCollection AddDoorway(this IServiceCollection services)
    {
        services.AddOptions<DoorwayOptions>().BindConfiguration(AppOptions.Section)
            .Validate(door => door.Networks() is not null, "App__Proxies is not a list of addresses: give those of your proxies such as 10.0.0.0/8, 127.0.0.1.")
            .Validate(door => door.MetricsKey.Length is 0 or >= 16, "App__MetricsKey is too short: give at least 16 characters.")
            .ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<DoorwayOptions>>(Believe);
        services.AddOptions<CookiePolicyOptions>().Configure<IOptions<AppOptions>>((cookies, app) =>
            cookies.Secure = app.Value.PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest);
        return services;
    }

    /// <summary>First of all: who asks, over what, and that no cookie leaves without TLS where the product is reached by https.</summary>
    public static void UseDoorway(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<DoorwayOptions>>().Value.Networks() is { Count: > 0 })
            app.UseForwardedHeaders();
        app.UseCookiePolicy();
    }

    /// <summary>Answers 404 to everybody else: the figures tell how many calls a house has.</summary>
    public static bool MayReadMetrics(HttpContext context)
    {
        var key = context.RequestServices.GetRequiredService<IOptions<DoorwayOptions>>().Value.MetricsKey;
        var given = context.Request.Headers.Authorization.ToString();
        return key.Length > 0
            ? given.StartsWith(Bearer, StringComparison.Ordinal)
              && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given[Bearer.Length..]), Encoding.UTF8.GetBytes(key))
            : context.Connection.RemoteIpAddress is { } asking && IPAddress.IsLoopback(asking)
              && !context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)
              && !context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName);
    }

    private static void Believe(ForwardedHeadersOptions options, IOptions<DoorwayOptions> door)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null; // as far as the chain is ours
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in door.Value.Networks() ?? [])
            options.KnownIPNetworks.Add(network);
    }
}
