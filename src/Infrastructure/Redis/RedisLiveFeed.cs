using System.Text.Json;
using Kalliky.Application.Shared;
using Kalliky.Infrastructure.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Kalliky.Infrastructure.Redis;

/// <summary>Fan-out to all nodes: what one publishes, each hands to its own watchers.</summary>
internal sealed class RedisLiveFeed(IConnectionMultiplexer redis, LocalLiveFeed here, ILogger<RedisLiveFeed> log) : ILiveFeed, IHostedService
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("kalliky:live");

    public void Publish(LiveEvent change) =>
        redis.GetSubscriber().Publish(Channel, JsonSerializer.Serialize(change), CommandFlags.FireAndForget);

    public IAsyncEnumerable<LiveEvent> Watch(Guid tenantId, CancellationToken ct) => here.Watch(tenantId, ct);

    public Task StartAsync(CancellationToken cancellationToken) =>
        redis.GetSubscriber().SubscribeAsync(Channel, (_, text) => Hear(text!));

    public Task StopAsync(CancellationToken cancellationToken) => redis.GetSubscriber().UnsubscribeAsync(Channel);

    private void Hear(string text)
    {
        try
        {
            here.Publish(JsonSerializer.Deserialize<LiveEvent>(text)!);
        }
        catch (JsonException unreadable)
        {
            log.LogWarning(unreadable, "A live event of another version was not understood");
        }
    }
}
