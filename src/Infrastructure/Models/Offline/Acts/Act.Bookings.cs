using Kalliky.Application.Businesses;
using NodaTime;

namespace Kalliky.Infrastructure.Models.Offline.Acts;

/// <summary>What callers do about appointments, tables and articles.</summary>
internal abstract partial record Act
{
    /// <summary>Wants something done with a booking.</summary>
    public sealed record Intend(Intent Intent) : Act;

    /// <summary>Names what is to be done, at an appointment.</summary>
    public sealed record WantServices(IReadOnlyList<ServiceHeard> Services) : Act
    {
        /// <summary>Besides what was named before ("et un brushing aussi").</summary>
        public bool Also { get; init; }
    }

    /// <param name="Name">Whom the caller would like; null for anybody.</param>
    /// <param name="Firm">That person and nobody else.</param>
    /// <param name="Denied">Anybody but that person.</param>
    public sealed record WantStaff(string? Name, bool Firm, bool Denied) : Act;

    public sealed record WantArea(string Name) : Act;

    public sealed record GiveParty(SpokenParty Party) : Act;

    public sealed record GiveWhen(SpokenWhen When) : Act;

    /// <summary>The booking that is spoken of stands then; nothing is wanted at this time.</summary>
    public sealed record PointAt(SpokenWhen When) : Act;

    /// <summary>One of several that were offered: 0 for the first, -1 for the last.</summary>
    public sealed record Pick(int Rank) : Act;

    /// <param name="Candidates">Likeliest first; several mean that it must be asked again.</param>
    public sealed record GiveBirthDate(IReadOnlyList<LocalDate> Candidates) : Act;

    /// <summary>Calls for somebody else, such as "mère".</summary>
    /// <param name="Kin">Someone of the family: a child, a parent, a partner; false for a neighbour.</param>
    public sealed record ForAnother(string Relation, bool Kin) : Act;

    /// <summary>Has never been there.</summary>
    public sealed record IsNew : Act;

    /// <summary>Does not know what was asked ("sa date de naissance, je ne la connais pas").</summary>
    public sealed record DoesNotKnow : Act;

    /// <summary>Wants results, which nobody tells by telephone.</summary>
    public sealed record AskResults : Act;

    /// <param name="Article">Null where the shop has nothing of the name.</param>
    /// <param name="Named">In the caller's words.</param>
    public sealed record WantArticle(SheetProduct? Article, IReadOnlyList<SheetProduct> Candidates, string Named) : Act;

    public sealed record GiveSize(string Size) : Act;

    public sealed record GiveCount(int Count) : Act;

    /// <summary>"jusqu'à demain soir".</summary>
    public sealed record KeepUntil(LocalDateTime Until) : Act;
}

/// <summary>What a caller wants to do about a booking.</summary>
internal enum Intent
{
    Book,
    Move,
    Cancel,
    LookUp,
    SameAsLast,

    /// <summary>Put an article aside.</summary>
    PutAside,

    /// <summary>What was ordered or put aside: is it there?</summary>
    IsReady,
    Repair,
    Return,
}

/// <param name="Candidates">Likeliest first; never empty.</param>
/// <param name="Sure">One of them, and no doubt.</param>
internal sealed record ServiceHeard(IReadOnlyList<SheetService> Candidates, bool Sure, string Named)
{
    public SheetService Service => Candidates[0];

    /// <summary>How many sittings were named ("dix séances").</summary>
    public int Sessions { get; init; } = 1;
}

/// <param name="Count">The covers; the larger number of a range.</param>
internal sealed record SpokenParty(int Count)
{
    /// <summary>The smaller number of a range ("entre douze et quinze").</summary>
    public int? From { get; init; }

    public int? Adults { get; init; }

    public int? Children { get; init; }

    public int Infants { get; init; }

    public bool Approximate { get; init; }

    /// <summary>"au lieu de six".</summary>
    public int? InsteadOf { get; init; }
}
