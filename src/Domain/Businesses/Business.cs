using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Businesses;

/// <summary>One paying company: the tenant. Its id is the tenant id of everything it owns.</summary>
public sealed partial class Business : TenantEntity
{
    private Business() { }

    /// <param name="language">Of whoever opened it.</param>
    public Business(Guid id, string name, Plan plan, Instant createdAt, Language language = Language.French)
    {
        Id = id;
        TenantId = id;
        Name = name;
        Plan = plan;
        CreatedAt = createdAt;
        Language = language;
    }

    public string Name { get; private set; } = "";

    /// <summary>The plan that it began with. What it has now, its subscription says (room Billing).</summary>
    public Plan Plan { get; private set; }

    public Instant CreatedAt { get; private init; }

    /// <summary>What its people read until they say in which language they want their invoices.</summary>
    public Language Language { get; private init; }
}

public enum Plan
{
    Free,
    Pro,
    Enterprise,
}
