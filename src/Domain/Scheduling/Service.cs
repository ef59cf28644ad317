using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Scheduling;

/// <summary>What can be booked: a cut, a consultation.</summary>
public sealed class Service : TenantEntity
{
    private Service() { }

    public Service(Guid id, Guid tenantId, Guid storeId, string? code, string name, int minutes, int position)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        Code = code;
        Name = name;
        Minutes = minutes;
        Position = position;
    }

    public Guid StoreId { get; private init; }

    /// <summary>The coded reason, in a practice; null elsewhere.</summary>
    public string? Code { get; private init; }

    public string Name { get; set; } = "";

    public int Minutes { get; set; }

    /// <summary>Minutes that are kept free after it.</summary>
    public int Buffer { get; set; }

    /// <summary>Null where no price is told.</summary>
    public Money? Price { get; set; }

    /// <summary>Other words that callers use for it.</summary>
    public IReadOnlyList<string> Aliases { get; set; } = [];

    public int Position { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>Of the example that its store began with; false once somebody of the store has changed it.</summary>
    public bool IsExample { get; set; }
}
