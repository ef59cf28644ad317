using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Kalliky.Application.Shared;

namespace Kalliky.Infrastructure.Live;

/// <summary>Fan-out inside one process. A watcher that does not keep up misses the oldest changes; nobody waits for it.</summary>
internal sealed class LocalLiveFeed : ILiveFeed
{
    private const int Behind = 256;

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Channel<LiveEvent>, byte>> watchers = new();

    public void Publish(LiveEvent change)
    {
        if (!watchers.TryGetValue(change.TenantId, out var open))
            return;
        foreach (var watcher in open.Keys)
            watcher.Writer.TryWrite(change);
    }

    public async IAsyncEnumerable<LiveEvent> Watch(Guid tenantId, [EnumeratorCancellation] CancellationToken ct)
    {
        var watcher = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(Behind)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });
        var open = watchers.GetOrAdd(tenantId, _ => new());
        open.TryAdd(watcher, 0);
        try
        {
            await foreach (var change in watcher.Reader.ReadAllAsync(ct))
                yield return change;
        }
        finally
        {
            open.TryRemove(watcher, out _);
        }
    }
}
