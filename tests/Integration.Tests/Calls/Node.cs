using Kalliky.Application.Assistant;
using Kalliky.Application.Trades;
using Kalliky.Fakes.Telnyx;
using Kalliky.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kalliky.Integration.Tests.Calls;

/// <summary>The whole product on a port of its own, as one of several nodes on the same database. Its agent follows the
/// caller's words to the letter, unless the test wants the real one.</summary>
public sealed class Node : WebApplicationFactory<Program>
{
    private readonly TestDatabase database;
    private readonly FakeTelnyx carrier;
    private readonly bool realAgent;
    private readonly IReadOnlyDictionary<string, string?> more;

    public Node(TestDatabase database, FakeTelnyx carrier, bool realAgent = false, IReadOnlyDictionary<string, string?>? more = null)
    {
        (this.database, this.carrier, this.realAgent, this.more) = (database, carrier, realAgent, more ?? new Dictionary<string, string?>());
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public Uri Voice => new(Address, "/webhooks/telnyx/voice");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(realAgent ? "Development" : "Production");
        foreach (var (name, value) in database.Settings.Concat(Telnyx).Concat(more))
            builder.UseSetting(name, value);
        builder.ConfigureServices(services => services.ShareModel());
        if (!realAgent)
            builder.ConfigureServices(FollowWords);
    }

    private IEnumerable<KeyValuePair<string, string?>> Telnyx => SettingsFor(carrier);

    /// <summary>What makes this carrier the product's.</summary>
    public static IReadOnlyDictionary<string, string?> SettingsFor(FakeTelnyx carrier) => new Dictionary<string, string?>
    {
        ["Telnyx:ApiKey"] = FakeTelnyx.ApiKey,
        ["Telnyx:PublicKey"] = carrier.PublicKey,
        ["Telnyx:ConnectionId"] = FakeTelnyx.ConnectionId,
        ["Telnyx:ApiBase"] = carrier.ApiBase.ToString(),
        ["Telnyx:MessagingProfileId"] = Texts.Profile,
        ["App:PublicUrl"] = "https://kalliky.test",
    };

    private static void FollowWords(IServiceCollection services)
    {
        services.RemoveAll<IAgent>();
        services.AddSingleton<IAgent, LiteralAgent>();
        services.RemoveAll<ITrade>();
        services.AddSingleton<ITrade, AnyTrade>();
    }
}
