using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Businesses;

/// <summary>How a business leaves: an owner asks, may come back for a while, and then everything of it is erased.</summary>
public sealed partial class Business
{
    /// <summary>How long an owner may come back. Calls go to the human meanwhile.</summary>
    public static readonly Duration Grace = Duration.FromDays(7);

    /// <summary>Null unless an owner asked: what is here is erased from then on.</summary>
    public Instant? ClosesAt { get; private set; }

    /// <summary>Nobody comes back from there: nobody enters any more, and what is here goes.</summary>
    public Instant? LeftAt { get; private set; }

    /// <summary>Nothing of it is left but what the law keeps.</summary>
    public Instant? ErasedAt { get; private set; }

    /// <summary>When its leaving is looked at next; null when there is nothing to do.</summary>
    public Instant? StepAt { get; private set; }

    /// <summary>What its owners are written in about it: the language of whoever asked.</summary>
    public Language? LeavesIn { get; private set; }

    /// <summary>False when somebody asked before.</summary>
    public bool Close(Instant now, Language language)
    {
        if (ClosesAt is not null)
            return false;
        LeavesIn = language;
        ClosesAt = StepAt = now + Grace;
        Raise(new BusinessCloses(Id));
        return true;
    }

    /// <summary>An owner comes back. False when it did not close, or has left.</summary>
    public bool Stay()
    {
        if (ClosesAt is null || LeftAt is not null)
            return false;
        ClosesAt = StepAt = null;
        return true;
    }

    /// <summary>False before its time, and when it has left already.</summary>
    public bool Leave(Instant now)
    {
        if (ClosesAt is not { } at || now < at || LeftAt is not null)
            return false;
        LeftAt = StepAt = now;
        Raise(new BusinessLeft(Id, now));
        return true;
    }

    /// <summary>Somebody else must finish first.</summary>
    public void LookAgain(Instant at) => StepAt = at;

    /// <summary>Its rows and its key are gone: its name goes too.</summary>
    public void Forget(Instant now) => (Name, ErasedAt, StepAt) = ("", now, null);
}
