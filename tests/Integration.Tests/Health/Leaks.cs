using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Kalliky.Application.Shared;
using Microsoft.Extensions.Logging;

namespace Kalliky.Integration.Tests.Health;

/// <summary>All that leaves the product beside its database: every line that is logged, however fine, with its values; every
/// label of every figure; every tag and event of every span; every change that open pages are told of.</summary>
internal sealed class Leaks : ILogger, IDisposable
{
    private readonly MeterListener meters = new();
    private readonly ActivityListener spans;

    public Leaks()
    {
        meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        meters.SetMeasurementEventCallback<int>((instrument, _, labels, _) => Measured(instrument, labels));
        meters.SetMeasurementEventCallback<long>((instrument, _, labels, _) => Measured(instrument, labels));
        meters.SetMeasurementEventCallback<double>((instrument, _, labels, _) => Measured(instrument, labels));
        meters.Start();
        spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Spans.Enqueue(string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")
                .Concat(span.Events.Select(happened => happened.Name + string.Join(' ', happened.Tags.Select(tag => $"{tag.Key}={tag.Value}"))))
                .Concat(span.Baggage.Select(item => $"{item.Key}={item.Value}"))
                .Prepend($"{span.OperationName} {span.DisplayName} {span.StatusDescription}"))),
        };
        ActivitySource.AddActivityListener(spans);
    }

    public ConcurrentQueue<string> Lines { get; } = [];

    public ConcurrentQueue<string> Labels { get; } = [];

    public ConcurrentQueue<string> Spans { get; } = [];

    public ConcurrentQueue<string> Changes { get; } = [];

    public void Told(LiveEvent change) => Changes.Enqueue(change.ToString());

    /// <summary>Everything in which any of the words stands.</summary>
    public List<string> Holding(params string[] words) =>
    [
        .. Lines.Concat(Labels).Concat(Spans).Concat(Changes).Where(text => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))),
    ];

    /// <summary>For one node. It is disposed of with that node, and whoever listens goes on.</summary>
    public ILoggerProvider Ear() => new NodesEar(this);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue(Values(state));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {Values(state)} {exception}");

    public void Dispose()
    {
        meters.Dispose();
        spans.Dispose();
    }

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var text = instrument.Name;
        foreach (var label in labels)
            text += $" {label.Key}={label.Value}";
        Labels.Enqueue(text);
    }

    private static string Values<TState>(TState state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")) : $"{state}";

    private sealed class NodesEar(Leaks leaks) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => leaks;

        public void Dispose()
        {
        }
    }
}
