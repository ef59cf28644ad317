using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Ordering;

/// <summary>One line of an order: a product as it was on the menu when it was asked for, with what was chosen.
/// <paramref name="Number"/> tells lines of one order apart and is never used twice in it.</summary>
public sealed record OrderLine(
    int Number,
    Guid ProductId,
    string Name,
    int Quantity,
    Money UnitPrice,
    int VatPerMille,
    bool IsAlcohol,
    IReadOnlyList<ChosenOption> Options,
    IReadOnlyList<string> Removed,
    string? Note)
{
    /// <summary>The price of one, options included, times the quantity.</summary>
    public Money Total => UnitPrice * Quantity;

    /// <summary>True when both lines ask the kitchen for the same thing.</summary>
    public bool IsSameDishAs(OrderLine other) =>
        ProductId == other.ProductId && Note == other.Note
        && Options.SequenceEqual(other.Options)
        && Removed.Order(StringComparer.Ordinal).SequenceEqual(other.Removed.Order(StringComparer.Ordinal));
}

/// <summary>A choice made in an option group; its price in cents is already in the line's unit price.</summary>
public sealed record ChosenOption(string Group, string Name, long Price);
