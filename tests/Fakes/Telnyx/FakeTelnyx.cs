using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Kalliky.Fakes.Telnyx;

/// <summary>A carrier of our own with Telnyx's manners: it takes commands over REST and refuses what Telnyx refuses,
/// sends signed webhooks, dials the relay's socket and speaks for the caller. Misbehaves on demand.</summary>
/// <example><code>
/// await using var carrier = await FakeTelnyx.Start();
/// carrier.Webhooks.Target = new Uri(app, "/webhooks/telnyx/voice");
/// var call = await carrier.Dial("+33639980122", "+33199000101");
/// var greeting = await call.Hears();
/// await call.Says("Deux margheritas, s'il vous plaît.");
/// </code></example>
public sealed class FakeTelnyx : IAsyncDisposable
{
    public const string ApiKey = "KEY-of-the-fake-carrier";
    public const string ConnectionId = "2694492062593582591";

    private readonly ConcurrentDictionary<string, FakeCall> calls = new();
    private readonly WebApplication server;

    private FakeTelnyx(int port)
    {
        Webhooks = new Webhooks(() => Clock.GetUtcNow());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        server = builder.Build();
        Questions.Of(server);
        Texts = new Texts(this);
        Texts.Map(server);
        Numbers = new FakeNumbers(this);
        new NumberCommands(this).Map(server);
        Lines = new FakeLines(this);
        Lines.Map(server);
        new CallCommands(this).Map(server);
    }

    /// <summary>What Telnyx__ApiBase is to be.</summary>
    public Uri ApiBase { get; private set; } = null!;

    /// <summary>What Telnyx__PublicKey is to be.</summary>
    public string PublicKey => Webhooks.Signer.PublicKey;

    public Webhooks Webhooks { get; }

    public Faults Faults { get; } = new();

    /// <summary>What it was asked, and what it answered.</summary>
    public Questions Questions { get; } = new();

    /// <summary>The text messages.</summary>
    public Texts Texts { get; }

    /// <summary>Numbers that can be ordered, and those that were.</summary>
    public FakeNumbers Numbers { get; }

    /// <summary>Telephones of people that are called.</summary>
    public FakeLines Lines { get; }

    /// <summary>How the human answers a transfer from now on.</summary>
    public Human Human { get; set; } = Human.Answers;

    /// <summary>Where the relay's socket is dialled instead of the host that the application named: another node.</summary>
    public Uri? RelayBase { get; set; }

    /// <summary>The carrier's clock, for an application whose own was moved.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Every call dialled so far, the latest last.</summary>
    public IReadOnlyList<FakeCall> Calls => [.. calls.Values.OrderBy(call => call.StartedAt)];

    /// <summary>Starts on a free port. Two variables let a validating proxy stand in front of it: KALLIKY_TELNYX_PORT
    /// fixes the port, KALLIKY_TELNYX_VIA is the address that the application is then given.</summary>
    public static async Task<FakeTelnyx> Start()
    {
        var port = Environment.GetEnvironmentVariable("KALLIKY_TELNYX_PORT");
        var via = Environment.GetEnvironmentVariable("KALLIKY_TELNYX_VIA");
        var carrier = new FakeTelnyx(port is null ? 0 : int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        await carrier.server.StartAsync();
        carrier.ApiBase = via is null ? new Uri(new Uri(carrier.server.Urls.First()), "/v2") : new Uri(via);
        return carrier;
    }

    /// <summary>Somebody dials: rings, and waits until the application was told.</summary>
    public async Task<FakeCall> Dial(string from, string to)
    {
        var call = new FakeCall(this, from, to);
        calls[call.Id] = call;
        await call.Rings();
        return call;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var call in calls.Values)
            call.Forget();
        await Webhooks.DisposeAsync();
        await server.DisposeAsync();
    }

    internal FakeCall? Find(string id) => calls.GetValueOrDefault(id);

    internal void Forget(FakeCall call) => calls.TryRemove(call.Id, out _);
}

/// <summary>What the human does when a call is transferred.</summary>
public enum Human
{
    Answers,
    IsBusy,
    DoesNotAnswer,

    /// <summary>Rings until the test says what happens.</summary>
    Waits,
}
