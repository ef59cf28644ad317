using Kalliky.Domain.Shared;
using NodaTime;

namespace Kalliky.Domain.Telephony;

/// <summary>One call from Kalliky to the store's own telephone, to see whether it comes back forwarded.</summary>
public sealed class ForwardingTest : TenantEntity
{
    public const int LongestLeg = 200;

    /// <summary>Telephones ring for some 25 seconds before they forward what nobody answers.</summary>
    public static readonly Duration RingsFor = Duration.FromSeconds(40);

    /// <summary>What is older than that came back of something else.</summary>
    public static readonly Duration Believable = Duration.FromMinutes(2);

    /// <summary>Then it is forgotten, and with it the number that was called.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(1);

    private ForwardingTest() { }

    public ForwardingTest(Guid id, Guid tenantId, Guid storeId, Sealed phone, string phoneKey, Instant at) =>
        (Id, TenantId, StoreId, Phone, PhoneKey, StartedAt) = (id, tenantId, storeId, phone, phoneKey, at);

    public Guid StoreId { get; private init; }

    /// <summary>The store's own number, which was called.</summary>
    public Sealed Phone { get; private init; } = null!;

    public string PhoneKey { get; private init; } = "";

    public Instant StartedAt { get; private init; }

    /// <summary>The carrier's handle of the call; null until it has answered.</summary>
    public string? Leg { get; private set; }

    public Instant? CameBackAt { get; private set; }

    public Instant? EndedAt { get; private set; }

    public ForwardingEnd? End { get; private set; }

    public ForwardingState At(Instant now) =>
        CameBackAt is not null ? ForwardingState.Works
        : EndedAt is not null || now - StartedAt > RingsFor ? ForwardingState.Failed
        : ForwardingState.Calling;

    /// <summary>It came back. Also after the call was seen to end: news overtake each other.</summary>
    public bool ComesBack(Instant at)
    {
        if (CameBackAt is not null || at - StartedAt > Believable)
            return false;
        CameBackAt = at;
        return true;
    }

    public void Ends(ForwardingEnd how, Instant at)
    {
        if (EndedAt is null)
            (EndedAt, End) = (at, how);
    }
}

public enum ForwardingState
{
    Calling,
    Works,
    Failed,
}

/// <summary>How a call ended that did not come back.</summary>
public enum ForwardingEnd
{
    NoAnswer,
    Busy,

    /// <summary>Somebody, or a mailbox, picked up.</summary>
    PickedUp,

    /// <summary>The number cannot be reached.</summary>
    NotReached,
}
