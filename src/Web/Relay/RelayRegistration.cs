using Kalliky.Application.Calls;

namespace Kalliky.Web.Relay;

internal static class RelayRegistration
{
    public static IServiceCollection AddRelay(this IServiceCollection services)
    {
        services.AddSingleton<NodeName>();
        services.AddSingleton<IRelayAddress, RelayAddress>();
        services.AddSingleton<RelayEndpoint>();
        return services;
    }

    /// <summary>A peer that answers no ping is gone, though its connection may still look open.</summary>
    public static void UseRelay(this IApplicationBuilder app) => app.UseWebSockets(new WebSocketOptions
    {
        KeepAliveInterval = TimeSpan.FromSeconds(15),
        KeepAliveTimeout = TimeSpan.FromSeconds(15),
    });

    public static void MapRelay(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/relay/{token}", (HttpContext context, string token, RelayEndpoint relay) => relay.Serve(context, token))
            .AllowAnonymous()
            .ExcludeFromDescription();
}

/// <summary>This process, told from every other and from itself before a restart.</summary>
internal sealed class NodeName
{
    public string Value { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid().ToString("N")[..8]}";
}

/// <summary>The relay under the address that the world knows us by.</summary>
internal sealed class RelayAddress(IConfiguration configuration) : IRelayAddress
{
    private readonly Uri root = Root(configuration["App:PublicUrl"] ?? "http://localhost:5080");

    public Uri Of(string token) => new(root, $"relay/{token}");

    private static Uri Root(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var given) || given.Scheme is not ("http" or "https"))
            throw new InvalidOperationException("App__PublicUrl is not an http or https address: give the one that callers' webhooks and links use.");
        var socket = new UriBuilder(given) { Scheme = given.Scheme == "https" ? "wss" : "ws", Port = given.IsDefaultPort ? -1 : given.Port };
        return new Uri(socket.Uri.AbsoluteUri.TrimEnd('/') + "/");
    }
}
