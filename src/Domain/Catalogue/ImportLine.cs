using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Catalogue;

/// <summary>One thing that was read out of a menu, as it stands before anybody has published it.</summary>
public sealed class ImportLine : TenantEntity
{
    private ImportLine() { }

    public ImportLine(Guid id, Guid tenantId, Guid importId, int position, string category, string name)
    {
        (Id, TenantId, ImportId, Position, Category, Name) = (id, tenantId, importId, position, category, name);
    }

    public Guid ImportId { get; private init; }

    public int Position { get; private init; }

    public string Category { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>In cents; null where none was found.</summary>
    public long? Price { get; set; }

    /// <summary>How long a service takes; null where it was not said, and of what takes no time.</summary>
    public int? Minutes { get; set; }

    public IReadOnlyList<string> Ingredients { get; set; } = [];

    /// <summary>Which of the 14 it says that it holds; null where it says nothing.</summary>
    public IReadOnlyList<string>? Allergens { get; set; }

    public bool IsAlcohol { get; set; }

    /// <summary>Nothing stood over it: its category is a guess, until somebody has written one.</summary>
    public bool IsCategoryGuessed { get; set; }

    /// <summary>Several prices stood beside it; the first was taken, until somebody has written one.</summary>
    public bool HasSeveralPrices { get; set; }

    /// <summary>False where the people leave it out.</summary>
    public bool IsKept { get; set; } = true;

    /// <summary>The product or service of the store that it is, as the people see it; null where it is a new one.</summary>
    public Guid? KnownId { get; set; }
}
