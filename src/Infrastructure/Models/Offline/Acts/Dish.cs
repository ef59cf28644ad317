using Kalliky.Application.Businesses;

namespace Kalliky.Infrastructure.Models.Offline.Acts;

/// <summary>A dish as the caller described it.</summary>
/// <param name="Candidates">The product; several where it is not clear which, one where it is clear or nearly.</param>
/// <param name="Sure">Clear enough to be put on the order without a question.</param>
/// <param name="Article">"un" or "une" where the caller said it, to say it back alike.</param>
internal sealed record Dish(IReadOnlyList<SheetProduct> Candidates, bool Sure, int Count, string? Article, DishChanges With)
{
    public SheetProduct Product => Candidates[0];

    public bool CountSaid { get; init; }

    /// <summary>Said in correction of what was said just before ("enfin deux").</summary>
    public bool Repairs { get; init; }

    /// <summary>Wanted in the place of something, and it was not said of what ("mettez plutôt une reine").</summary>
    public bool Instead { get; init; }

    /// <summary>What was asked for, where the menu has nothing of the name and the candidates only come near.</summary>
    public string? Unheard { get; init; }

    /// <summary>One of several parts of one wish ("dont une sans olives").</summary>
    public bool IsPart { get; init; }
}

/// <summary>What is asked of a dish beyond the card.</summary>
/// <param name="Options">Names of choices in the product's groups.</param>
/// <param name="Without">Options to take off again.</param>
/// <param name="Removed">Ingredients to leave out.</param>
/// <param name="Back">Ingredients to put back.</param>
/// <param name="Notes">For the kitchen, in the caller's words.</param>
/// <param name="Absent">What was asked for and cannot be had with this dish.</param>
internal sealed record DishChanges(
    IReadOnlyList<string> Options,
    IReadOnlyList<string> Without,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Back,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Absent)
{
    public static readonly DishChanges None = new([], [], [], [], [], []);

    public bool IsEmpty => Options.Count + Without.Count + Removed.Count + Back.Count + Notes.Count == 0;

    public DishChanges Plus(DishChanges more) => new(
        [.. Options, .. more.Options], [.. Without, .. more.Without], [.. Removed.Union(more.Removed)], [.. Back.Union(more.Back)],
        [.. Notes.Union(more.Notes)], [.. Absent.Union(more.Absent)]);
}
