using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Catalogue;

/// <summary>A part of the menu. Its option groups hold for each of its products.</summary>
public sealed class Category : TenantEntity
{
    private Category() { }

    public Category(Guid id, Guid tenantId, Guid storeId, string name, int position)
    {
        Id = id;
        TenantId = tenantId;
        StoreId = storeId;
        Name = name;
        Position = position;
    }

    public Guid StoreId { get; private init; }

    public string Name { get; set; } = "";

    public int Position { get; set; }

    /// <summary>VAT in per mille (100 is 10 %, 55 is 5.5 %), for what is taken away or delivered.</summary>
    public int TakeAwayVat { get; set; } = 100;

    /// <summary>VAT in per mille for what is eaten on the spot.</summary>
    public int EatInVat { get; set; } = 100;

    public IReadOnlyList<OptionGroup> OptionGroups { get; set; } = [];
}

/// <summary>A choice to make: between <see cref="Min"/> and <see cref="Max"/> of <see cref="Choices"/>.
/// Where nobody chooses, <see cref="Default"/> is taken; a group without default and with a minimum must be asked.</summary>
public sealed record OptionGroup(string Name, int Min, int Max, string? Default, IReadOnlyList<OptionChoice> Choices);

/// <summary>One choice; its price in cents is added to the product's.</summary>
public sealed record OptionChoice(string Name, long Price);
