using NodaTime;

namespace Kalliky.Domain.Businesses;

/// <summary>How one store closes while the business stays: an owner asks, may come back for as long as for a business, and then it
/// begins nothing new. Its past stays the business's, and what is under way can still be finished.</summary>
public sealed partial class Store
{
    /// <summary>Null unless an owner asked: it is closed for good from then on. Calls go to the human meanwhile.</summary>
    public Instant? ClosesAt { get; private set; }

    /// <summary>Null while it is open. Nobody comes back from there.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>False when somebody asked before.</summary>
    public bool Close(Instant now)
    {
        if (ClosesAt is not null)
            return false;
        ClosesAt = now + Business.Grace;
        return true;
    }

    /// <summary>An owner comes back. False when it did not close, or has closed for good.</summary>
    public bool Stay()
    {
        if (ClosesAt is null || ClosedAt is not null)
            return false;
        ClosesAt = null;
        return true;
    }

    /// <summary>False before its time, and when it is closed already.</summary>
    public bool Shut(Instant now)
    {
        if (ClosesAt is not { } at || now < at || ClosedAt is not null)
            return false;
        ClosedAt = now;
        Raise(new StoreClosed(TenantId, Id));
        return true;
    }
}
