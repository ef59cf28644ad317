namespace Kalliky.Application.Shared;

/// <summary>What the operator declares of the hosting, section "Hosting".</summary>
/// <param name="HealthData">It is certified for health data (HDS).</param>
public sealed record HostingFacts(bool HealthData)
{
    public const string Section = "Hosting";
}
