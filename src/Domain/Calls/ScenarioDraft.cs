using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Calls;

/// <summary>A call that went wrong, as a scenario: what was said, with people's names and numbers replaced, and what should
/// have come of it in the merchant's eyes.</summary>
public sealed class ScenarioDraft : TenantEntity
{
    private ScenarioDraft() { }

    public ScenarioDraft(Guid id, Guid tenantId, Guid storeId, Guid callId, string name, Sealed yaml, string by, Instant at)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        CallId = callId;
        Name = name;
        Yaml = yaml;
        By = by;
        At = at;
    }

    public Guid StoreId { get; private init; }

    public Guid CallId { get; private init; }

    /// <summary>The scenario's id: lower-case words with hyphens, without anything personal.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The file. Sealed all the same: a caller's own words may say more than can be recognised.</summary>
    public Sealed Yaml { get; private init; } = null!;

    public string By { get; private init; } = "";

    public Instant At { get; private init; }
}
