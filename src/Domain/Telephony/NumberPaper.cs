using Kalliky.Domain.Shared;

namespace Kalliky.Domain.Telephony;

/// <summary>Something that the regulator wants to know before a number is given: words, an address, a document. What was given
/// stands here sealed until the carrier has it, and no longer.</summary>
public sealed class NumberPaper : TenantEntity
{
    public const int LongestName = 200;

    public const int LongestHint = 600;

    private NumberPaper() { }

    public NumberPaper(Guid id, Guid tenantId, Guid orderId, int position, string requirement, PaperKind kind, string name, string hint)
    {
        (Id, TenantId, OrderId, Position) = (id, tenantId, orderId, position);
        (Requirement, Kind, Name, Hint) = (requirement, kind, Short(name, LongestName), Short(hint, LongestHint));
    }

    public Guid OrderId { get; private init; }

    public int Position { get; private init; }

    /// <summary>The carrier's handle of what is wanted.</summary>
    public string Requirement { get; private init; } = "";

    public PaperKind Kind { get; private init; }

    /// <summary>In the carrier's words.</summary>
    public string Name { get; private init; } = "";

    public string Hint { get; private init; } = "";

    /// <summary>What was given: words, an address as JSON, or the bytes of a document.</summary>
    public Sealed? Content { get; private set; }

    /// <summary>Of a document; null of words.</summary>
    public string? MediaType { get; private set; }

    public PaperState State { get; private set; }

    /// <summary>Still to be given, for the first time or again.</summary>
    public bool IsWanted => State is PaperState.Wanted or PaperState.Declined;

    public void Give(Sealed content, string? mediaType = null)
    {
        if (State != PaperState.Handed)
            (Content, MediaType, State) = (content, mediaType, PaperState.Given);
    }

    /// <summary>The carrier has it: it is forgotten here.</summary>
    public void IsHanded() => (Content, MediaType, State) = (null, null, PaperState.Handed);

    /// <summary>The carrier did not accept it.</summary>
    public void Decline() => (Content, MediaType, State) = (null, null, PaperState.Declined);

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}

public enum PaperKind
{
    Words,
    Address,
    Document,
}

public enum PaperState
{
    Wanted,
    Given,
    Handed,
    Declined,
}
