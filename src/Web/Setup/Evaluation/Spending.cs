using System.Diagnostics.Metrics;
using Kalliky.Infrastructure.Models;

namespace Kalliky.Web.Setup.Evaluation;

/// <summary>What the models' tokens cost while calls are played, at their list price.</summary>
internal sealed class Spending : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Lock gate = new();
    private decimal? spent;

    public Spending()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == ModelPrices.Tokens)
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, tokens, tags, _) => Add(tokens, tags));
        listener.Start();
    }

    /// <summary>What was spent since the last look, in US dollars; null when no token was counted whose price is known.</summary>
    public decimal? Take()
    {
        lock (gate)
        {
            (var taken, spent) = (spent, null);
            return taken;
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(long tokens, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? model = null, kind = null;
        foreach (var (key, value) in tags)
        {
            if (key == "model")
                model = value as string;
            if (key == "kind")
                kind = value as string;
        }

        if (model is null || kind is null || ModelPrices.Of(model, kind) is not { } price)
            return;
        lock (gate)
            spent = (spent ?? 0) + price * tokens;
    }
}
