using System.Collections.Concurrent;

namespace Kalliky.Application.Calls.Live;

/// <summary>The calls that this node holds. Whatever it forgets, another node can rebuild.</summary>
public sealed class LiveCalls
{
    private readonly ConcurrentDictionary<Guid, LiveCall> held = new();

    public LiveCalls() => CallMeter.Watch(this);

    public int Count => held.Count;

    public bool Holds(Guid callId) => held.ContainsKey(callId);

    /// <summary>Passes on what the carrier told, when the call is held here.</summary>
    public bool Tell(Guid callId, CallInput news) => held.TryGetValue(callId, out var call) && call.TryHear(news);

    /// <summary>What the caller is saying right now; null when silent or held elsewhere.</summary>
    public string? Saying(Guid callId) => held.TryGetValue(callId, out var call) ? call.Saying : null;

    internal void Add(LiveCall call)
    {
        LiveCall? earlier = null;
        held.AddOrUpdate(call.CallId, call, (_, known) =>
        {
            earlier = known;
            return call;
        });
        earlier?.TryHear(new CallInput.TakenOver());
    }

    internal void Remove(LiveCall call) => held.TryRemove(KeyValuePair.Create(call.CallId, call));
}
