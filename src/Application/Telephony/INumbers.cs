using Kalliky.Domain.Shared;
using Kalliky.Domain.Telephony;
using NodaTime;

namespace Kalliky.Application.Telephony;

/// <summary>Whoever gives telephone numbers to stores.</summary>
/// <remarks>Every method throws <see cref="NumberException"/> when the carrier refuses or does not answer. Each may be called
/// again: what was done is found, and done once.</remarks>
public interface INumbers
{
    /// <summary>Its numbers ring on the test phone only.</summary>
    bool IsDemonstration { get; }

    /// <summary>Numbers that are free at this moment, a handful.</summary>
    Task<IReadOnlyList<PhoneNumber>> Search(NumberSearch search, CancellationToken ct);

    /// <summary>What the regulator requires before a number of this kind is given; nothing, where nothing is.</summary>
    Task<IReadOnlyList<RequiredPaper>> Required(string country, NumberKind kind, CancellationToken ct);

    /// <summary>Hands papers in.</summary>
    /// <returns>The carrier's handle of them.</returns>
    Task<string> HandIn(PaperFile file, CancellationToken ct);

    /// <summary>Deletes at the carrier what was handed in for a number that is not given, or is given back. What it must keep itself stays there.</summary>
    /// <param name="file">The handle of the papers; null where none were handed in whole.</param>
    Task ForgetPapers(Guid reference, string? file, CancellationToken ct);

    /// <summary>Orders a number for the voice application and the messaging profile of the configuration, or adds papers to an order that stands.</summary>
    Task<NumberStanding> Order(NumberWish wish, CancellationToken ct);

    /// <summary>Reads where an order stands.</summary>
    /// <param name="file">The handle of its papers; null where none were asked.</param>
    Task<NumberStanding> Look(string order, string? file, CancellationToken ct);

    /// <summary>Makes a number that was granted ring here and take texts.</summary>
    /// <returns>The carrier's handle of the number.</returns>
    Task<string> Assign(NumberWish wish, CancellationToken ct);

    /// <summary>Gives back whatever of this wish the carrier has. What it does not know is given back.</summary>
    /// <param name="number">The handle of the number; null while it was none.</param>
    Task Release(Guid reference, string? order, string? number, CancellationToken ct);
}

/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Prefix">The digit after the country's own: 1 to 5, or 9.</param>
public sealed record NumberSearch(string Country, NumberKind Kind, char Prefix);

/// <param name="Id">The carrier's handle of the requirement.</param>
/// <param name="Name">In the carrier's words.</param>
public sealed record RequiredPaper(string Id, PaperKind Kind, string Name, string Hint);

/// <param name="Reference">Ours: what was handed in for it before is found by it.</param>
/// <param name="Known">The handle of papers that were handed in before, of which these replace some.</param>
public sealed record PaperFile(Guid Reference, string Country, NumberKind Kind, string? Known, IReadOnlyList<GivenPaper> Papers)
{
    // Never in a log.
    public override string ToString() => "PaperFile { }";
}

/// <summary>One of words, an address and a document.</summary>
public sealed record GivenPaper(string Requirement, string? Words, PaperAddress? Address, PaperDocument? Document)
{
    public override string ToString() => "GivenPaper { }";
}

/// <summary>Where somebody lives or works.</summary>
public sealed record PaperAddress(string Business, string FirstName, string LastName, string Street, string Postcode, string City)
{
    public override string ToString() => "PaperAddress { }";
}

public sealed record PaperDocument(byte[] Content, string MediaType)
{
    public override string ToString() => "PaperDocument { }";
}

/// <param name="Reference">Ours: a number that was ordered for it is not ordered twice.</param>
/// <param name="Order">The handle of the order that stands; null while there is none.</param>
public sealed record NumberWish(Guid Reference, PhoneNumber Number, string? File, string? Order);

/// <param name="Declined">Which requirements were not accepted; none when the carrier does not say.</param>
public sealed record NumberStanding(NumberStage Stage, string Order, IReadOnlyList<string> Declined);

public enum NumberStage
{
    UnderReview,
    PapersDeclined,
    Granted,
    NotGranted,
    TooLate,
}

/// <summary>Why a carrier did not do what it was asked about numbers.</summary>
public enum NumberTrouble
{
    /// <summary>No answer, or not now.</summary>
    NotReachable,

    /// <summary>The number is not to be had any more.</summary>
    Taken,

    /// <summary>The papers are not what was asked for.</summary>
    PapersDeclined,

    /// <summary>Refused for a reason that only we can put right; the log has it.</summary>
    OurFault,
}

/// <summary>A carrier refused or did not answer.</summary>
/// <param name="after">How long it wants to be left alone; null where it does not say.</param>
public sealed class NumberException(NumberTrouble why, Duration? after = null, Exception? cause = null) : Exception($"The carrier did not do it: {why}.", cause)
{
    public NumberTrouble Why => why;

    public Duration? After => after;
}
