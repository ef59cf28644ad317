namespace Kalliky.Application.Speech.French;

/// <summary>A number heard, with the words that said it.</summary>
/// <param name="First">Its first word.</param>
/// <param name="Next">The word after its last.</param>
/// <param name="Value">Its value; the lower end of a range.</param>
public sealed record HeardNumber(int First, int Next, decimal Value)
{
    /// <summary>The upper end of a range ("entre douze et quinze").</summary>
    public decimal? Upto { get; init; }

    /// <summary>"environ", "une dizaine"…</summary>
    public bool Approximate { get; init; }

    /// <summary>"premier", "2e".</summary>
    public bool Ordinal { get; init; }

    /// <summary>A bare "un" or "une", which may only be an article.</summary>
    public bool Article { get; init; }

    /// <summary>A group: "une douzaine", "une paire".</summary>
    public bool Collective { get; init; }

    /// <summary>The unit of a measure, "kg", "g", "l", "cl", "m" or "cm": "deux kilos cinq" is 2.5 kg.</summary>
    public string? Unit { get; init; }

    public bool IsRange => Upto is not null;

    public bool IsWhole => Value == decimal.Truncate(Value);

    /// <summary>The value as a count (0 when it is not whole).</summary>
    public int Count => IsWhole && Value <= int.MaxValue ? (int)Value : 0;
}
