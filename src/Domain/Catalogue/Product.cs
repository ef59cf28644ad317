using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Catalogue;

/// <summary>Something on the menu.</summary>
public sealed class Product : TenantEntity
{
    private Product() { }

    public Product(Guid id, Guid tenantId, Guid storeId, Guid categoryId, string name, Money price, int position)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        CategoryId = categoryId;
        Name = name;
        Price = price;
        Position = position;
    }

    public Guid StoreId { get; private init; }

    public Guid CategoryId { get; private init; }

    public string Name { get; set; } = "";

    /// <summary>Other words that callers use for it.</summary>
    public IReadOnlyList<string> Aliases { get; set; } = [];

    public Money Price { get; set; }

    public int Position { get; set; }

    /// <summary>What may be removed.</summary>
    public IReadOnlyList<string> Ingredients { get; set; } = [];

    /// <summary>Which of the 14 allergens it holds. Empty: checked, none. Null: nobody knows, so a human answers.</summary>
    public IReadOnlyList<string>? Allergens { get; set; }

    public bool IsAlcohol { get; set; }

    /// <summary>What a shop has of each size, what is put aside included; null of what is not counted.</summary>
    public IReadOnlyList<StockSize>? Sizes { get; set; }

    /// <summary>Of the example that its store began with; false once somebody of the store has changed it.</summary>
    public bool IsExample { get; set; }

    public bool IsAvailable { get; private set; } = true;

    /// <summary>When set, the product comes back by itself at this instant.</summary>
    public Instant? BackAt { get; private set; }

    public bool CanBeSold(Instant now) => IsAvailable || BackAt is { } back && back <= now;

    public void SoldOut(Instant? backAt)
    {
        IsAvailable = false;
        BackAt = backAt;
    }

    public void BackOnSale()
    {
        IsAvailable = true;
        BackAt = null;
    }
}

/// <summary>How many there are of a size; null where there is one size only.</summary>
public sealed record StockSize(string? Size, int Count);
