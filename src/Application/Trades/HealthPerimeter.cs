using Kalliky.Application.Shared;

namespace Kalliky.Application.Trades;

/// <summary>Where callers' health may go: nowhere but to hosting and to models that the operator has declared for it.</summary>
public sealed class HealthPerimeter(IEnumerable<ITrade> trades, HostingFacts hosting)
{
    /// <summary>A store of this trade only shows what it could do: callers are told so, and its merchant too.</summary>
    public bool Demonstrates(string trade) => IsHealthCare(trade) && !hosting.HealthData;

    /// <summary>Whether a provider's model may hear the calls of this trade.</summary>
    /// <param name="isDeclared">The operator has declared this provider for health data.</param>
    public bool MayHear(string trade, bool isDeclared) => !IsHealthCare(trade) || hosting.HealthData && isDeclared;

    private bool IsHealthCare(string trade) => trades.Of(trade) is { IsHealthCare: true };
}
