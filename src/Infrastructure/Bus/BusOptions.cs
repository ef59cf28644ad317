namespace Kalliky.Infrastructure.Bus;

/// <summary>Section "Bus".</summary>
internal sealed class BusOptions
{
    public const string Section = "Bus";

    /// <summary>How long a message rests after each failure; after the last one it is a dead letter.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; set; } =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];
}
