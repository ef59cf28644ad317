using Kalliky.Application.Businesses;
using Kalliky.Infrastructure.Models.Offline.Acts;
using Kalliky.Infrastructure.Models.Offline.Menu;

namespace Kalliky.Infrastructure.Models.Offline.Reading.Orders;

/// <summary>A dish while it is being described.</summary>
internal sealed class Wish(ProductHeard heard, int count)
{
    public ProductHeard Heard { get; } = heard;

    public SheetProduct Product => Heard.Likeliest;

    public int Count { get; set; } = count;

    public bool CountSaid { get; init; }

    public string? Article { get; init; }

    public Changes With { get; } = new();

    public List<Portion> Portions { get; } = [];

    /// <summary>The portion that is being described: "dont une …".</summary>
    public Portion? Portion { get; set; }

    public bool Repairs { get; init; }

    public bool Instead { get; init; }

    /// <summary>A line of the order that the caller speaks of, where this is no new dish.</summary>
    public int? Line { get; init; }

    /// <summary>How many of that line are meant; null for all.</summary>
    public int? Of { get; init; }

    /// <summary>"une autre reine": one more, whatever is on the order.</summary>
    public bool Another { get; init; }

    /// <summary>What is being described now.</summary>
    public Changes Now => Portion?.With ?? With;
}

/// <summary>Some of a wish's number that differ: "dont une sans olives".</summary>
/// <param name="Count">Zero for all that is left over ("les autres").</param>
internal sealed record Portion(int Count, Changes With);

/// <summary>Changes while they are being collected.</summary>
internal sealed class Changes
{
    public List<string> Options { get; } = [];

    public List<string> Without { get; } = [];

    public List<string> Removed { get; } = [];

    public List<string> Back { get; } = [];

    public List<string> Notes { get; } = [];

    public List<string> Absent { get; } = [];

    public bool IsEmpty => Options.Count + Without.Count + Removed.Count + Back.Count + Notes.Count + Absent.Count == 0;

    public void Clear()
    {
        foreach (var list in (List<string>[])[Options, Without, Removed, Back, Notes, Absent])
            list.Clear();
    }

    public void Take(DishChanges from)
    {
        Options.AddRange(from.Options);
        Removed.AddRange(from.Removed);
        Notes.AddRange(from.Notes);
    }

    public DishChanges Done() => new(
        [.. Options.Distinct()], [.. Without.Distinct()], [.. Removed.Except(Back).Distinct()], [.. Back.Distinct()], [.. Notes.Distinct()], [.. Absent.Distinct()]);
}
