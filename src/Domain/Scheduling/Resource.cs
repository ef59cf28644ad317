using Kalliky.Domain.Businesses;
using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Scheduling;

/// <summary>Whom or what a booking takes: a member of the team, a room, a part of the dining room with its covers.</summary>
public sealed class Resource : TenantEntity
{
    private Resource() { }

    public Resource(Guid id, Guid tenantId, Guid storeId, ResourceKind kind, string name, int position)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        Kind = kind;
        Name = name;
        Position = position;
    }

    public Guid StoreId { get; private init; }

    public ResourceKind Kind { get; private init; }

    public string Name { get; set; } = "";

    /// <summary>How many guests fit, of an area; null of what takes one booking at a time.</summary>
    public int? Covers { get; set; }

    /// <summary>Its own hours, within the store's; null where they are the store's.</summary>
    public OpeningHours? Hours { get; set; }

    /// <summary>Can do every service, those to come included.</summary>
    public bool DoesAll { get; set; }

    /// <summary>The services that it can do, where it cannot do all.</summary>
    public IReadOnlyList<Guid> ServiceIds { get; set; } = [];

    public int Position { get; set; }

    /// <summary>False when it takes no bookings any more; what was booked stays.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Of the example that its store began with; false once somebody of the store has changed it.</summary>
    public bool IsExample { get; set; }

    /// <summary>Hash of the secret in the address of its calendar; null when there is none.</summary>
    public string? FeedKey { get; set; }

    public bool Does(Guid serviceId) => DoesAll || ServiceIds.Contains(serviceId);
}

public enum ResourceKind
{
    Person,
    Room,
    Area,
}
