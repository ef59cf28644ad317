namespace Kalliky.Application.Trades.Urgency;

/// <summary>What somebody's words sound like when a life may depend on the next sentence.</summary>
public enum Emergency
{
    /// <summary>The emergency services, now.</summary>
    Vital,

    /// <summary>Somebody thinks of ending their life.</summary>
    Distress,

    /// <summary>A human of the practice at once; the emergency services if it gets worse.</summary>
    Urgent,
}
