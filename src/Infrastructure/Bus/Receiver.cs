using System.Reflection;
using Kalliky.Domain.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rebus.Activation;
using Rebus.Backoff;
using Rebus.Config;
using Rebus.Retry.Simple;

namespace Kalliky.Infrastructure.Bus;

/// <summary>The receiving end of this node, and the forwarding of what it sends. A database that does not answer yet is
/// waited for: the node starts without it.</summary>
internal sealed class Receiver(Func<string> database, Post post, IServiceScopeFactory scopes, BusOptions options, ILoggerFactory logs) : BackgroundService
{
    private const int Workers = 2;
    private const int AtOnce = 8;
    private const int TriesBeforeAPause = 2;

    // Looked at often after a message and seldom when nothing comes.
    private static readonly TimeSpan[] Looks = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1)];

    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(2);

    private static readonly MethodInfo Receives = typeof(Receiver).GetMethod(nameof(Receive), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly ILogger log = logs.CreateLogger<Receiver>();
    private readonly BuiltinHandlerActivator activator = new();

    public override void Dispose()
    {
        activator.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var type in Wire.Events)
            Receives.MakeGenericMethod(type).Invoke(this, null);
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                post.Start();
                Start();
                break;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "The bus did not start; once more in {Pause}", BetweenStarts);
                await Task.Delay(BetweenStarts, stoppingToken);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // Waits for what is being handled.
        await Task.Run(activator.Dispose, CancellationToken.None);
    }

    private void Receive<TEvent>()
        where TEvent : DomainEvent =>
        activator.Register((bus, message) => new Reaction<TEvent>(scopes, bus, message, options));

    private void Start() => Configure.With(activator)
        .Logging(lines => lines.Use(new BusLog(logs)))
        .Transport(transport => transport.Receives(database()))
        .Serialization(serialization => serialization.Speaks())
        .Options(receiver =>
        {
            receiver.SetNumberOfWorkers(Workers);
            receiver.SetMaxParallelism(AtOnce);
            receiver.SetBackoffTimes(Looks);
            receiver.RetryStrategy(Wire.DeadLetters, TriesBeforeAPause, secondLevelRetriesEnabled: true);
        })
        .Start();
}
